using System.Text.Json.Nodes;
using Marten;
using OneStop.Domain;
using OneStop.EventSourcing.Database;

namespace OneStop.EventSourcing.Tests.Store;

/// <summary>The first shape said it in cents.</summary>
internal sealed class FromCents : IUpcaster
{
    public string From => "test.paid-in.v0-1";
    public string To => "test.paid-in.v0-2";

    public JsonObject Lift(JsonObject data) => new() { ["yuan"] = data["cents"]!.GetValue<int>() / 100, ["payer"] = data["payer"]!.GetValue<string>() };
}

/// <summary>The second shape had other names.</summary>
internal sealed class FromYuan : IUpcaster
{
    public string From => "test.paid-in.v0-2";
    public string To => "test.paid-in.v1";

    public JsonObject Lift(JsonObject data) => new() { ["amount"] = data["yuan"]!.GetValue<int>(), ["by"] = data["payer"]!.GetValue<string>() };
}

[Collection(EventSourcingCollection.Name)]
public sealed class UpcastingTests(EventSourcingDatabase database)
{
    [Theory]
    [InlineData("test.paid-in.v0-1", """{"cents": 4000, "payer": "a"}""")]
    [InlineData("test.paid-in.v0-2", """{"yuan": 40, "payer": "a"}""")]
    public async Task An_old_event_is_read_in_its_latest_shape_by_us_and_by_Marten(string name, string data)
    {
        var id = await database.Host.Open();
        (await database.Host.PayIn(id, 2, "b")).IsRefused.ShouldBeFalse();
        await database.AsOwner(
            "update events.mt_events set type = $2, data = $3::jsonb where stream_id = $1 and version = 2", Sql.P(id), Sql.P(name), Sql.P(data));

        // A node that does not hold the stream yet.
        await using var other = new EventSourcingHost(database, _ => { });
        var state = (await other.Streams.Read<Account>(id))!.State;
        (state.Balance, state.Payers[0]).ShouldBe((40, "a"));

        await using var session = other.Get<IDocumentStore>().QuerySession();
        (await session.Events.FetchStreamAsync(id))[1].Data.ShouldBe(new PaidIn(40, "a"));
    }
}
