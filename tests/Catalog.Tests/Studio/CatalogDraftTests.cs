using System.Text.Json.Nodes;
using System.Text.Json;
using OneStop.Catalog.Check;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.ChangePart;
using OneStop.Catalog.Studio.Reorder;
using OneStop.Catalog.Studio.Differences;
using OneStop.Catalog.Studio.Discard;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Catalog.Studio.Publish;
using OneStop.Catalog.Studio.SendBack;
using OneStop.Catalog.Studio.SendForReview;
using OneStop.Catalog.Tests.World;
using OneStop.Domain;

namespace OneStop.Catalog.Tests.Studio;

public class CatalogDraftTests
{
    private static readonly Guid Author = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Other = new("00000000-0000-0000-0000-000000000002");
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly PublicationPlan Sound = new([], 3);

    private readonly CatalogDraft draft = Given(new DraftStarted(DraftKind.Matter, "YJS-E01", 2,
        JsonSerializer.SerializeToElement(MatterFile.Of(Restaurant.Matter))));

    [Fact]
    public void A_part_is_changed_where_it_stands()
    {
        var item = Part("items/E01-I3");
        item["supervisionPhone"] = "027-1";

        var after = After(draft, PutPartHandler.Decide(draft, "items/E01-I3", Seen("items/E01-I3"), item));

        PartDifference.Between(draft.Body, after.Body).ShouldHaveSingleItem().Place.ShouldBe("items/E01-I3/supervisionPhone");
        after.Body["items"]!.AsArray().Select(i => i!["code"]!.ToString()).ShouldBe(draft.Body["items"]!.AsArray().Select(i => i!["code"]!.ToString()));
    }

    [Fact]
    public void The_second_of_two_officials_on_one_part_is_told_and_nothing_is_lost()
    {
        var seen = Seen("items/E01-I3");
        var item = Part("items/E01-I3");
        item["supervisionPhone"] = "027-1";
        var after = After(draft, PutPartHandler.Decide(draft, "items/E01-I3", seen, item), Other);

        var second = PutPartHandler.Decide(after, "items/E01-I3", seen, new JsonObject());

        second.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe("catalog.part-changed-meanwhile"), r => r.Kind.ShouldBe(RefusalKind.Conflict), r => r.Args[0].ShouldBe(Other));
        PutPartHandler.Decide(after, "items/E01-I4", Seen("items/E01-I4"), new JsonObject()).IsRefused.ShouldBeFalse("another part is free");
    }

    [Fact]
    public void The_basics_are_written_together_or_not_at_all()
    {
        var after = draft.Body.DeepClone().AsObject();
        (after["minutes"], after["glyph"]) = (20, "馆");

        PutBasicsHandler.Decide(draft, PartPath.Fingerprint(draft.Body), after, ["minutes", "glyph", "name"]).Value.Events.Count.ShouldBe(2,
            "one decision, one event for each that changed");
        PutBasicsHandler.Decide(draft, "an older look", after, ["minutes"]).Refusals.ShouldHaveSingleItem().Code.ShouldBe("catalog.part-changed-meanwhile");
    }

    [Fact]
    public void A_code_is_added_once() =>
        PutPartHandler.Decide(draft, "items/E01-I3", "", new JsonObject()).Refusals.ShouldHaveSingleItem().Code.ShouldBe("catalog.code-taken");

    [Fact]
    public void The_same_again_is_no_change() =>
        PutPartHandler.Decide(draft, "items/E01-I3", Seen("items/E01-I3"), Part("items/E01-I3")).Value.Events.ShouldBeEmpty();

    [Fact]
    public void Parts_move_in_their_list_and_leave_it()
    {
        var moved = After(draft, MovePartHandler.Decide(draft, "questions/q3", Seen("questions/q3"), -1));
        Names(moved, "questions").ShouldBe(["q1", "q3", "q2", "q4", "q5", "q6", "q7", "q8"]);

        var gone = After(moved, PutPartHandler.Decide(moved, "questions/q3", Seen("questions/q3"), null));
        Names(gone, "questions").ShouldNotContain("q3");
    }

    [Fact]
    public void Entries_without_a_code_of_their_own_are_counted()
    {
        // Three presets fill the same field.
        PartPath.Find(draft.Body, "presets/3")!["value"]!.ToString().ShouldBe("6");
        var after = After(draft, PutPartHandler.Decide(draft, "presets/3", Seen("presets/3"), null));
        PartPath.Find(after.Body, "presets/3")!["value"]!.ToString().ShouldBe("4");
    }

    [Fact]
    public void Nobody_writes_in_what_is_being_reviewed()
    {
        var sent = Sent();

        PutPartHandler.Decide(sent, "items/E01-I3", Seen("items/E01-I3"), new JsonObject()).Refusals[0].Code.ShouldBe("catalog.draft-not-open");
        After(sent, SendDraftBackHandler.Decide(sent, "缺依据"), Other).ShouldSatisfyAllConditions(d => d.IsOpen.ShouldBeTrue(), d =>
            d.SentBackBecause.ShouldBe("缺依据"));
    }

    [Fact]
    public void Four_eyes_publish()
    {
        var sent = Sent();

        PublishDraftHandler.Decide(sent, PartPath.Fingerprint(sent.Body), Sound, Now, [], Author).Refusals[0].ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe("catalog.four-eyes"), r => r.Kind.ShouldBe(RefusalKind.Forbidden));
        After(sent, PublishDraftHandler.Decide(sent, PartPath.Fingerprint(sent.Body), Sound, Now, [], Other), Other).ShouldSatisfyAllConditions(
            d => d.Status.ShouldBe(DraftStatus.Published), d => d.PublishedAs.ShouldBe(3));
    }

    [Fact]
    public void Whoever_wrote_anything_in_it_is_an_author()
    {
        var item = Part("items/E01-I3");
        item["supervisionPhone"] = "027-1";
        var helped = After(draft, PutPartHandler.Decide(draft, "items/E01-I3", Seen("items/E01-I3"), item), Other);
        var sent = After(helped, Send(helped, "改电话"));

        PublishDraftHandler.Decide(sent, PartPath.Fingerprint(sent.Body), Sound, Now, [], Other).Refusals[0].Code.ShouldBe("catalog.four-eyes");
    }

    [Fact]
    public void What_the_reviewer_saw_is_what_is_published() =>
        PublishDraftHandler.Decide(Sent(), "something else", Sound, Now, [], Other).Refusals[0].Code.ShouldBe("catalog.draft-changed-since");

    [Fact]
    public void Nothing_with_faults_is_sent_or_published()
    {
        var faulty = Sound with { Faults = [CatalogFault.At("", "cycle")] };
        Send(draft, "改了", faulty).Refusals[0].Code.ShouldBe("catalog.draft-has-faults");
        Send(draft, "").Refusals[0].Code.ShouldBe("catalog.note-missing");
        PublishDraftHandler.Decide(Sent(), PartPath.Fingerprint(draft.Body), faulty, Now, [], Other).Refusals[0].Code.ShouldBe("catalog.draft-has-faults");
    }

    [Fact]
    public void Nothing_is_in_force_from_a_day_that_is_over() =>
        SendDraftForReviewHandler.Decide(draft, new("改了", Now.AddDays(-1)), Sound, same: false, Now).Refusals[0].Code.ShouldBe("catalog.day-past");

    [Fact]
    public void What_is_published_already_is_not_reviewed_again() =>
        SendDraftForReviewHandler.Decide(draft, new("没改", Now), Sound, same: true, Now).Refusals[0].Code.ShouldBe("catalog.draft-unchanged");

    [Fact]
    public void Chinese_goes_first_only_when_the_authors_say_so()
    {
        var chinese = Sound with { Untranslated = [CatalogFault.At("name", "no-english", "名")] };

        Send(draft, "改了", chinese).Refusals[0].ShouldSatisfyAllConditions(r => r.Code.ShouldBe("catalog.english-missing"), r => r.Field.ShouldBe("english"));
        SendDraftForReviewHandler.Decide(draft, new("改了", Now, EnglishFollows: true), chinese, same: false, Now).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_draft_does_not_grow_without_end() =>
        PutPartHandler.Decide(draft, "faq/6", "", new JsonObject
        {
            ["question"] = new string('问',
            PartChange.Largest)
        }).Refusals[0].Code.ShouldBe("catalog.draft-too-large");

    [Fact]
    public void A_discarded_draft_is_over()
    {
        var gone = After(draft, DiscardDraftHandler.Decide(draft));
        gone.Status.ShouldBe(DraftStatus.Discarded);
        DiscardDraftHandler.Decide(gone).Refusals[0].Code.ShouldBe("catalog.draft-not-open");
    }

    private static Result<Decision<Unit>> Send(CatalogDraft state, string note, PublicationPlan? plan = null) =>
        SendDraftForReviewHandler.Decide(state, new(note, Now), plan ?? Sound, same: false, Now);

    private CatalogDraft Sent() => After(draft, Send(draft, "改了招牌事项"));

    private JsonObject Part(string place) => PartPath.Find(draft.Body, place)!.DeepClone().AsObject();

    private string Seen(string place) => PartPath.Fingerprint(PartPath.Find(draft.Body, place));

    private static IEnumerable<string> Names(CatalogDraft draft, string list) => MatterCheck.Naming(draft.Body[list]!.AsArray());

    private static CatalogDraft Given(params IEvent[] events) => events.Aggregate(CatalogDraft.Empty, (d, e) => d.Evolve(e, new(Author, Channel.Portal, Now)));

    private static CatalogDraft After<T>(CatalogDraft before, Result<Decision<T>> decided, Guid? by = null) =>
        decided.Value.Events.Aggregate(before, (d, e) => d.Evolve(e, new(by ?? Author, Channel.Portal, Now)));
}
