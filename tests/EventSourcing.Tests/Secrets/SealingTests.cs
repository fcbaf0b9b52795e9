using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Tests.Secrets;

[EventType("test.told.v1")]
public sealed record Told(
    Secret<string> Title, ImmutableList<ToldPoint> Points, ImmutableSortedDictionary<string, ToldPoint> ByCode, ToldPoint? Last,
        Secret<ImmutableList<string>> Reasons) : IEvent;

/// <param name="Within">Points of a point, to any depth.</param>
public sealed record ToldPoint(string Id, Secret<string> What, ToldPoint[] Within);

/// <summary>Secrets are sealed before a store sees the event, and opened after it was read: no key is needed in between.</summary>
public sealed class SealingTests
{
    private static readonly MasterKeys Masters = new(Random(), Random());
    private static readonly EventTypes Types = new([typeof(Told).Assembly]);
    private static readonly string[] Words = ["一号说法", "二号说法", "里面的说法", "三号说法", "最后的说法", "理由甲"];

    private readonly SubjectKey key = Masters.Make(Guid.CreateVersion7()).Key;

    private static Told Event() => new("一号说法",
        [new("p1", "二号说法", [new("p1-1", "里面的说法", [])])],
        ImmutableSortedDictionary<string, ToldPoint>.Empty.Add("DE01", new("p2", "三号说法", [])),
        new("p3", "最后的说法", []), ImmutableList.Create("理由甲"));

    [Fact]
    public async Task A_sealed_event_is_written_on_any_thread_without_a_key_and_nothing_of_it_can_be_read()
    {
        var told = Event();
        EventSecrets.Seal(told, key);
        var stored = await Task.Run(() => JsonSerializer.Serialize(told, EventJson.Options));
        Words.ShouldAllBe(w => !stored.Contains(w, StringComparison.Ordinal));
        told.Points[0].What.Value.ShouldBe("二号说法", "it stays readable for the fold");

        var read = await Task.Run(() => JsonSerializer.Deserialize<Told>(stored, EventJson.Options)!);
        EventSecrets.Open(read, key);
        read.ShouldSatisfyAllConditions(
            e => e.Title.Value.ShouldBe("一号说法"),
            e => e.Points[0].What.Value.ShouldBe("二号说法"),
            e => e.Points[0].Within[0].What.Value.ShouldBe("里面的说法"),
            e => e.ByCode["DE01"].What.Value.ShouldBe("三号说法"),
            e => e.Last!.What.Value.ShouldBe("最后的说法"),
            e => e.Reasons.Value.ShouldBe(["理由甲"]));
    }

    [Fact]
    public void An_event_with_a_secret_that_was_not_sealed_cannot_be_written()
    {
        Should.Throw<InvalidOperationException>(() => JsonSerializer.Serialize(Event(), EventJson.Options)).Message.ShouldContain("subject with a key");
        Should.Throw<InvalidOperationException>(() => EventTypes.Write(Event(), null)).Message.ShouldContain("subject with a key");
        var half = Event();
        EventSecrets.Seal(half, key);
        half = half with { Last = new("p4", "没有封的说法", []) };
        Should.Throw<InvalidOperationException>(() => JsonSerializer.Serialize(half, EventJson.Options)).Message.ShouldContain("subject with a key");
    }

    [Fact]
    public void An_event_without_secrets_needs_no_key()
    {
        var paid = new PaidIn(5, "A");
        Types.Read("test.paid-in.v1", EventTypes.Write(paid, null), null).ShouldBe(paid);
    }

    [Fact]
    public void What_is_still_sealed_is_not_forgotten_and_does_not_pass_for_it()
    {
        var stored = EventTypes.Write(Event(), key);
        var read = JsonSerializer.Deserialize<Told>(stored, EventJson.Options)!;
        read.Title.IsForgotten.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => read.Title.Value);

        EventSecrets.Open(read, null);
        read.Title.ShouldSatisfyAllConditions(t => t.IsForgotten.ShouldBeTrue(), t => t.Value.ShouldBeNull());
        read.Points[0].Within[0].What.IsForgotten.ShouldBeTrue();
    }

    [Fact]
    public void What_was_read_can_be_written_again_without_being_opened()
    {
        var read = JsonSerializer.Deserialize<Told>(EventTypes.Write(Event(), key), EventJson.Options)!;
        EventSecrets.Seal(read, null);
        var again = JsonSerializer.SerializeToUtf8Bytes(read, EventJson.Options);
        ((Told)Types.Read("test.told.v1", again, key)).Last!.What.Value.ShouldBe("最后的说法");
    }

    [Fact]
    public void Once_opened_or_stored_only_the_plain_value_is_kept_in_memory()
    {
        var told = Event();
        EventSecrets.Seal(told, key);
        ((ISecret)told.Title).SealedBytes.ShouldNotBeNull();
        EventSecrets.Open(told, key);
        ((ISecret)told.Title).SealedBytes.ShouldBeNull();
        told.Title.Value.ShouldBe("一号说法");

        var read = (Told)Types.Read("test.told.v1", EventTypes.Write(told, key), key);
        ((ISecret)read.Title).SealedBytes.ShouldBeNull();
        ((ISecret)told.Title).SealedBytes.ShouldBeNull();
    }

    [Fact]
    public void Secrets_are_equal_by_their_values_whether_sealed_meanwhile_or_not()
    {
        var (one, other) = (new Secret<string>("张三"), new Secret<string>("张三"));
        ((ISecret)one).Seal(key);
        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
        one.ShouldNotBe(new Secret<string>("李四"));
        Secret<string>.Forgotten.ShouldBe(Secret<string>.Forgotten);
        one.ShouldNotBe(Secret<string>.Forgotten);
    }

    [Fact]
    public void The_sealed_bytes_are_of_one_subject_only()
    {
        var read = JsonSerializer.Deserialize<Told>(EventTypes.Write(Event(), key), EventJson.Options)!;
        Should.Throw<CryptographicException>(() => EventSecrets.Open(read, Masters.Make(Guid.CreateVersion7()).Key));
    }

    [Fact]
    public void Between_nodes_a_secret_travels_sealed_and_arrives_readable()
    {
        var (here, there) = (Wire(Masters), Wire(Masters));
        var sent = JsonSerializer.Serialize(Event(), here);
        Words.ShouldAllBe(w => !sent.Contains(w, StringComparison.Ordinal));
        var arrived = JsonSerializer.Deserialize<Told>(sent, there)!;
        arrived.Title.Value.ShouldBe("一号说法");
        arrived.Points[0].Within[0].What.Value.ShouldBe("里面的说法");
        arrived.Reasons.Value.ShouldBe(["理由甲"]);

        var forgotten = JsonSerializer.Serialize(Event() with { Title = Secret<string>.Forgotten }, here);
        JsonSerializer.Deserialize<Told>(forgotten, there)!.Title.IsForgotten.ShouldBeTrue();
        Should.Throw<CryptographicException>(() => JsonSerializer.Deserialize<Told>(sent, Wire(new(Random(), Random()))));
    }

    [Fact]
    public void What_travelled_is_not_yet_fit_for_a_store()
    {
        var arrived = JsonSerializer.Deserialize<Told>(JsonSerializer.Serialize(Event(), Wire(Masters)), Wire(Masters))!;
        Should.Throw<InvalidOperationException>(() => JsonSerializer.Serialize(arrived, EventJson.Options));
        ((Told)Types.Read("test.told.v1", EventTypes.Write(arrived, key), key)).Title.Value.ShouldBe("一号说法");
    }

    private static JsonSerializerOptions Wire(MasterKeys masters) => new(EventJson.Options) { Converters = { new WireSecretJson(masters.Wire) } };

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
