using Marten;
using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Integrity;

namespace OneStop.EventSourcing.Tests.Store;

[Collection(EventSourcingCollection.Name)]
public sealed class StorageTests(EventSourcingDatabase database)
{
    /// <summary>Marten makes no table by itself; when its version or our options ask for others, this says what the script has to become.</summary>
    [Fact]
    public async Task The_script_of_the_store_is_what_Marten_would_make()
    {
        using var file = new StreamReader(typeof(EventSourcingServices).Assembly.GetManifestResourceStream("2026-11-22_02_marten.sql")!);
        var script = await file.ReadToEndAsync(TestContext.Current.CancellationToken);
        var generated = database.Host.Get<IDocumentStore>().Storage.ToDatabaseScript();
        Lines(script[..script.IndexOf("-- Ours from here on", StringComparison.Ordinal)]).ShouldBe(Lines(generated));

        static string[] Lines(string text) => [.. text.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0)];
    }

    [Fact]
    public async Task What_is_stored_is_what_was_hashed_and_Marten_reads_it_with_its_circumstances()
    {
        var id = await database.Host.Open();
        var request = Guid.CreateVersion7();
        await database.Host.Streams.Send(id, new PayIn(5, "A"), EventSourcingHost.By("A") with
        {
            Correlation = request,
            Post = new("p", "990102", PostRole.Clerk)
        });

        await using var session = database.Host.Get<IDocumentStore>().QuerySession();
        var read = (await session.Events.FetchStreamAsync(id, token: TestContext.Current.CancellationToken))[1];
        read.EventTypeName.ShouldBe("test.paid-in.v1");
        read.Data.ShouldBe(new PaidIn(5, "A"));
        read.CorrelationId.ShouldBe(request.ToString());
        read.UserName.ShouldBe(EventSourcingHost.By("A").Actor.ToString());
        read.Headers!["post"].ToString().ShouldBe("p/990102/Clerk");

        await using var command = database.Host.Db.CreateCommand("select data from events.mt_events where stream_id = $1 and version = 2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        CanonicalJson.Of((byte[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is string text
            ? System.Text.Encoding.UTF8.GetBytes(text) : throw new InvalidOperationException()))
            .ShouldBe(CanonicalJson.Of(EventTypes.Write(new PaidIn(5, "A"))));
    }

    [Fact]
    public async Task Two_owners_of_one_stream_never_both_win()
    {
        var id = await database.Host.Open();
        await using var other = new EventSourcingHost(database, _ => { });
        for (var n = 0; n < 20; n++)
        {
            var won = await Task.WhenAll(database.Host.PayIn(id, 1, "A"), other.PayIn(id, 1, "B"));
            won.Select(w => w.Value).Distinct().Count().ShouldBe(2);
        }

        (await database.Host.Streams.Read<Account>(id))!.State.Balance.ShouldBe(40);
    }
}
