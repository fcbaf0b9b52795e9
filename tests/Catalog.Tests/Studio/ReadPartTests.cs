using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.CommentPart;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.MarkSeen;
using OneStop.Catalog.Studio.ReadThrough;
using OneStop.Catalog.Tests.World;

namespace OneStop.Catalog.Tests.Studio;

public sealed class ReadPartTests
{
    private static readonly Guid Author = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Reviewer = new("00000000-0000-0000-0000-000000000002");

    private static readonly JsonObject Body = MatterFile.Of(Restaurant.Matter);

    private static CatalogDraft Draft => new()
    {
        Of = DraftKind.Matter, Status = DraftStatus.InReview, Code = "YJS-E01", Body = Body, Authors = ImmutableHashSet.Create(Author),
    };

    public static TheoryData<string> Members =>
        [.. Body.Select(m => m.Key).Except(["items", "version", "effective"]), .. Body["items"]![0]!.AsObject().Select(m => "items/" + m.Key)];

    [Theory, MemberData(nameof(Members))]
    public void Whatever_is_changed_one_part_is_to_be_read_again(string member)
    {
        var changed = Body.DeepClone().AsObject();
        var place = member.StartsWith("items/", StringComparison.Ordinal) ? changed["items"]![0]!.AsObject() : changed;
        place[member[(member.LastIndexOf('/') + 1)..]] = "something else";

        var parts = ReadPart.All.Where(p => ReadPart.Look(changed, p) != ReadPart.Look(Body, p)).ToList();

        // Another item's code is another item everywhere.
        if (member == "items/code")
            parts.Count.ShouldBeGreaterThan(1);
        else
            parts.ShouldHaveSingleItem(member);
    }

    [Fact]
    public void What_is_as_published_or_was_read_as_it_is_needs_no_reading()
    {
        ReadPart.Unread(Draft, published: null, Reviewer).ShouldBe(ReadPart.All);
        ReadPart.Unread(Draft, Body, Reviewer).ShouldBeEmpty();
        var read = Draft with { Seen = [new("who", ReadPart.Look(Body, "who"), Reviewer, default), new("basis", "an older look", Reviewer, default)] };
        ReadPart.Unread(read, published: null, Reviewer).ShouldBe(ReadPart.All.Except(["who"]));
        ReadPart.Unread(read, published: null, Author).ShouldBe(ReadPart.All, "each reads for himself");
        ReadPart.Unread(Draft with { Of = DraftKind.Hall }, published: null, Reviewer).ShouldBeEmpty("only a matter has a reading page");
    }

    [Fact]
    public void Only_who_did_not_write_in_it_judges_it_and_only_while_it_is_reviewed()
    {
        var look = ReadPart.Look(Body, "who");

        MarkPartSeenHandler.Decide(Draft, "who", look, Reviewer).Value.Events.ShouldHaveSingleItem().ShouldBe(new DraftPartSeen("who", look));
        MarkPartSeenHandler.Decide(Draft, "who", look, Author).Refusals[0].Code.ShouldBe("catalog.four-eyes-read");
        MarkPartSeenHandler.Decide(Draft with { Status = DraftStatus.Open }, "who", look, Reviewer).Refusals[0].Code.ShouldBe("catalog.draft-not-in-review");
        MarkPartSeenHandler.Decide(Draft, "nothing", look, Reviewer).Refusals[0].Code.ShouldBe("catalog.draft-not-found");
        MarkPartSeenHandler.Decide(Draft, "who", "other", Reviewer).Refusals[0].Code.ShouldBe("catalog.draft-changed-since");
        CommentOnPartHandler.Decide(Draft, "who", "不清楚", Author).Refusals[0].Code.ShouldBe("catalog.four-eyes-read");
        CommentOnPartHandler.Decide(Draft, "who", "", Reviewer).Value.Events.ShouldBeEmpty();
        CommentOnPartHandler.Decide(Draft, "who", "不清楚", Reviewer).Value.Events.ShouldHaveSingleItem().ShouldBe(new DraftPartCommented("who", "不清楚"));
    }
}
