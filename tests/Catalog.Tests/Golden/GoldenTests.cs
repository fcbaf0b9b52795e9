using System.Text.Json;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.Golden;

/// <summary>Every event that was ever stored stays readable for ever: see <see cref="GoldenEvents"/>.</summary>
public sealed class GoldenTests
{
    private static readonly EventTypes Types = new([typeof(CatalogModule).Assembly]);
    private static readonly GoldenEvents Golden = new("Catalog", Types);
    private static readonly EventMeta Meta = new(Guid.Empty, Channel.Portal, DateTimeOffset.UnixEpoch);
    private static readonly DateTimeOffset Day = new(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly IReadOnlyList<IEvent> Story =
    [
        new DraftStarted(DraftKind.Matter, "YJS-P77", 1,
            Json("""{"code":"YJS-P77","name":{"zh":"养犬登记","en":"Register a dog"},"items":[{"code":"P77-I1"},{"code":"P77-I2"}]}""")),
        new DraftPartChanged("items/P77-I1", Json("""{"code":"P77-I1","department":"public-security"}""")),
        new DraftPartMoved("items/P77-I2", -1),
        new DraftSentForReview("改了部门", Day),
        new DraftPartSeen("basis", "0123456789abcdef"),
        new DraftPartCommented("basis", "法定时限没有依据"),
        new DraftSentBack("缺依据"),
        new DraftPublished(2, Day),
        new DraftDiscarded(),
    ];

    public static TheoryData<string> Names => [.. Golden.Names];

    [Theory, MemberData(nameof(Names))]
    public void Every_event_has_a_golden_file(string name)
    {
        if (Environment.GetEnvironmentVariable("ONESTOP_UPDATE") == "1")
            Golden.Keep(Told(name));
        Golden.Kept.ShouldContain(name, "tell the event in Story, run this test with ONESTOP_UPDATE=1, commit the file, and never change it");
    }

    [Theory, MemberData(nameof(Names))]
    public void The_event_is_stored_in_the_same_words_today(string name) => Golden.Text(Told(name)).ShouldBe(Golden.Text(name));

    [Fact]
    public void All_golden_files_together_are_the_life_of_a_draft()
    {
        var draft = Story.Select(e => Golden.Read(Types.NameOf(e.GetType()))).Aggregate(CatalogDraft.Empty, (d, e) => d.Evolve(e, Meta));

        draft.ShouldSatisfyAllConditions(
            d => d.Status.ShouldBe(DraftStatus.Discarded), d => d.PublishedAs.ShouldBe(2), d => d.SentBackBecause.ShouldBe("缺依据"),
            d => d.Effective.ShouldBe(Day),
            d => d.Seen.ShouldHaveSingleItem().Part.ShouldBe("basis"),
            d => d.Comments.ShouldHaveSingleItem().Text.ShouldBe("法定时限没有依据"),
            d => d.Body["items"]![1]!["department"]!.ToString().ShouldBe("public-security"));
    }

    private static IEvent Told(string name) => Story.Single(e => Types.NameOf(e.GetType()) == name);

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
