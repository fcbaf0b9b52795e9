using Npgsql;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Tests.Secrets;

[Collection(EventSourcingCollection.Name)]
public sealed class ForgettingTests(EventSourcingDatabase database)
{
    [Fact]
    public async Task A_name_in_an_event_is_readable_only_while_the_subject_has_its_key()
    {
        var host = database.Host;
        var id = await host.Open("欧阳明镜");
        var loaded = (await host.Streams.Read<Account>(id))!;
        loaded.State.Owner.ShouldBe("欧阳明镜");
        (await StoredText(id)).ShouldNotContain("欧阳");

        await host.Keys.Destroy(loaded.Key!.Subject);
        var forgotten = (await host.Streams.Read<Account>(id))!.State;
        forgotten.Owner.ShouldBeNull();
        forgotten.OwnerForgotten.ShouldBeTrue();
        (await host.Keys.Ensure(loaded.Key!.Subject)).ShouldBeNull("a destroyed key is never made again");
    }

    [Fact]
    public async Task Whoever_keeps_opened_values_is_told_once_the_key_is_gone_and_told_again_when_that_failed()
    {
        var keeper = new Keeper();
        await using var host = new EventSourcingHost(database, s => s.AddSingleton<ISubjectForgotten>(keeper));
        var subject = (await host.Streams.Read<Account>(await host.Open()))!.Key!.Subject;
        keeper.Then = async forgotten => (await host.Keys.Find(forgotten)).ShouldBeNull("what is read from now on is forgotten");
        await host.Keys.Destroy(subject);
        keeper.Told.ShouldBe([subject]);

        keeper.Then = _ => throw new TimeoutException();
        await Should.ThrowAsync<TimeoutException>(() => host.Keys.Destroy(subject));
        keeper.Then = _ => Task.CompletedTask;
        await host.Keys.Destroy(subject);
        keeper.Told.Count.ShouldBe(3);
    }

    [Fact]
    public void A_secret_never_prints_itself() => new Secret<string>("张三").ToString().ShouldNotContain("张三");

    [Fact]
    public async Task A_sealed_value_opens_only_for_its_subject_and_only_unaltered()
    {
        var one = (await database.Host.Keys.Ensure(Guid.CreateVersion7()))!;
        var other = (await database.Host.Keys.Ensure(Guid.CreateVersion7()))!;
        var sealedBytes = one.Seal("330106199001011234");
        one.OpenText(sealedBytes).ShouldBe("330106199001011234");
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => other.Open(sealedBytes));
        sealedBytes[^1] ^= 1;
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => one.Open(sealedBytes));
    }

    [Fact]
    public async Task Two_that_make_a_key_at_once_get_the_same_key()
    {
        var subject = Guid.CreateVersion7();
        var keys = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => database.Host.Keys.Ensure(subject)));
        var sealedBytes = keys[0]!.Seal("x");
        keys.ShouldAllBe(k => k!.OpenText(sealedBytes) == "x");
    }

    [Fact]
    public void A_blind_index_finds_equal_values_and_keeps_kinds_apart()
    {
        var masters = database.Masters;
        masters.Blind("phone", " 13800138000 ").ShouldBe(masters.Blind("phone", "13800138000"));
        masters.Blind("phone", "13800138000").ShouldNotBe(masters.Blind("login", "13800138000"));
    }

    private async Task<string> StoredText(Guid id)
    {
        await using var command = database.Host.Db.CreateCommand(
            "select string_agg(data::text || headers::text, '') from events.mt_events where stream_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private sealed class Keeper : ISubjectForgotten
    {
        public List<Guid> Told { get; } = [];
        public Func<Guid, Task> Then { get; set; } = _ => Task.CompletedTask;

        public Task Forget(Guid subject, CancellationToken cancel)
        {
            Told.Add(subject);
            return Then(subject);
        }
    }
}
