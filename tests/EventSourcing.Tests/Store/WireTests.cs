using OneStop.EventSourcing.Grains;
using OneStop.EventSourcing.Store;
using Orleans.Serialization;

namespace OneStop.EventSourcing.Tests.Store;

/// <summary>What goes from one node to another, as Orleans hands it over: as an object of whatever type.</summary>
[Collection(EventSourcingCollection.Name)]
public sealed class WireTests(EventSourcingDatabase database)
{
    [Fact]
    public async Task A_command_arrives_with_its_secrets_and_the_key_of_its_subject()
    {
        await using var node = Node();
        var key = (await node.Keys.Ensure(Guid.CreateVersion7())).ShouldNotBeNull();
        var sent = new OpenAccount("张三", key);

        var arrived = Sent(node, sent);

        arrived.Owner.ShouldBe(sent.Owner);
        arrived.Subject.ShouldNotBeNull().Open(key.Seal("sealed here, opened there"u8)).ShouldBe("sealed here, opened there"u8.ToArray());
    }

    [Fact]
    public async Task A_refusal_arrives_with_its_arguments()
    {
        await using var node = Node();
        object[] args = ["刘芳", 7, 3.5m, new DateOnly(2026, 11, 25), new Bilingual("食品", "food")];

        var arrived = Sent(node, (Result<int>)Refusal.Conflict("test.too-much", args));

        arrived.Succeeded(out _).ShouldBeFalse();
        arrived.Refusals.Single().Code.ShouldBe("test.too-much");
        arrived.Refusals.Single().Args.ShouldBe(args);
    }

    [Fact]
    public async Task An_answer_arrives()
    {
        await using var node = Node();
        Sent(node, Result<int>.Of(41)).Succeeded(out var answer).ShouldBeTrue();
        answer.ShouldBe(41);
    }

    [Fact]
    public async Task A_stream_arrives_folded()
    {
        await using var node = Node();
        var id = await node.Open("李四");
        (await node.PayIn(id, 30, "a")).IsRefused.ShouldBeFalse();
        var sent = (await node.Streams.Read<Account>(id))!;

        var arrived = Sent(node, sent);

        (arrived.Version, arrived.LastHash).ShouldBe((sent.Version, sent.LastHash));
        (arrived.State.Owner, arrived.State.Balance).ShouldBe(("李四", 30));
        arrived.Events.Select(e => e.Meta).ShouldBe(sent.Events.Select(e => e.Meta));
    }

    private static T Sent<T>(EventSourcingHost node, T what) where T : notnull =>
        node.Get<Serializer>().Deserialize<object>(node.Get<Serializer>().SerializeToArray<object>(what)).ShouldBeOfType<T>();

    // The streams stay without a silo here; only the serializer of the grains is wanted.
    private EventSourcingHost Node() => new(database, services =>
    {
        services.AddGrainStreams();
        // Only what travels is looked at: no silo runs here.
        services.AddSingleton<IGrainFactory>(_ => throw new NotSupportedException("No silo runs here."));
        services.AddSingleton<IStreams>(provider => provider.GetRequiredService<StreamsWithoutSilo>());
    });
}
