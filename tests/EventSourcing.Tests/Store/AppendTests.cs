using FsCheck.Fluent;
using FsCheck;

namespace OneStop.EventSourcing.Tests.Store;

[Collection(EventSourcingCollection.Name)]
public sealed class AppendTests(EventSourcingDatabase database)
{
    private readonly EventSourcingHost host = database.Host;

    [Fact]
    public void Concurrent_appends_never_lose_double_or_reorder()
    {
        // Each sample: how many writers, and how many payments each makes, one after another.
        var samples = from writers in Gen.Choose(2, 8) from each in Gen.Choose(1, 6) select (writers, each);
        Prop.ForAll(samples.ToArbitrary(), sample => RunWriters(sample.writers, sample.each).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    private async Task<bool> RunWriters(int writers, int each)
    {
        var id = await host.Open();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async w =>
        {
            for (var n = 0; n < each; n++)
            {
                // A refusal here can only be "busy": the writer tries again, as a person would.
                while ((await host.PayIn(id, 1, $"{w}:{n}")).IsRefused) { }
            }
        }));

        var loaded = (await host.Streams.Read<Account>(id))!;
        loaded.State.Balance.ShouldBe(writers * each);
        loaded.Events.Select(e => e.Version).ShouldBe(Enumerable.Range(1, (writers * each) + 1));
        foreach (var own in loaded.State.Payers.GroupBy(p => p.Split(':')[0]))
            own.Select(p => int.Parse(p.Split(':')[1])).ShouldBe(Enumerable.Range(0, each));
        return true;
    }

    [Fact]
    public async Task The_same_key_gives_the_first_answer_and_nothing_happens_twice()
    {
        var id = await host.Open();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.PayIn(id, 5, "A", "key-1")));
        answers.ShouldAllBe(a => a.Value == 5);
        (await host.PayIn(id, 5, "A", "key-1")).Value.ShouldBe(5);
        (await host.Streams.Read<Account>(id))!.State.Balance.ShouldBe(5);
    }

    [Fact]
    public async Task The_same_key_of_another_person_is_another_command()
    {
        var id = await host.Open();
        await host.PayIn(id, 5, "A", "key-2");
        await host.PayIn(id, 5, "B", "key-2");
        (await host.Streams.Read<Account>(id))!.State.Balance.ShouldBe(10);
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_refused_and_nothing_happens()
    {
        var (id, other) = (await host.Open(), await host.Open());
        await host.PayIn(id, 5, "A", "key-3");
        (await host.PayIn(id, 6, "A", "key-3")).Refusals.Single().Code.ShouldBe("platform.key-reused", "another content");
        (await host.PayIn(other, 5, "A", "key-3")).Refusals.Single().Code.ShouldBe("platform.key-reused", "another stream");
        (await host.Streams.Send(id, new Refuse(), EventSourcingHost.By("A", "key-3"))).Refusals.Single().Code.ShouldBe("platform.key-reused",
            "another command");
        (await host.Streams.Read<Account>(id))!.State.Balance.ShouldBe(5);
        (await host.Streams.Read<Account>(other))!.State.Balance.ShouldBe(0);
    }

    [Fact]
    public async Task Starting_a_stream_twice_with_one_key_makes_one_stream()
    {
        var (id, subject) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var key = await host.Keys.Ensure(subject);
        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            host.Streams.Send(id, new OpenAccount("李四", key), EventSourcingHost.By("A", "start"))));
        started.ShouldAllBe(s => s.Value == "made");
        (await host.Streams.Read<Account>(id))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_writes_nothing()
    {
        var id = await host.Open();
        var refused = await host.Streams.Send(id, new Refuse(), EventSourcingHost.By("A"));
        refused.Refusals.Single().Code.ShouldBe("test.no");
        (await host.Streams.Read<Account>(id))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_stream_is_a_refusal_and_a_stream_of_another_kind_is_not_found() =>
        (await host.PayIn(Guid.CreateVersion7(), 1, "A")).Refusals.Single().Kind.ShouldBe(RefusalKind.NotFound);
}
