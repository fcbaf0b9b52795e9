using System.Collections.Immutable;
using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Catalog;
using OneStop.Domain;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Cases.Tests.Applicants;

public sealed class SupplyCorrectionTests
{
    private static readonly WorkingCalendar Working = ShippedCatalog.Create().Calendar;
    private static readonly Guid OldPage = Restaurant.PageOf(Given.Number, "layout-plan");
    private static readonly Guid NewPage = new("0193a000-0000-7000-8000-0000000000f2");

    private static Given Asked() => Given.AFiledRestaurant().Then(new CorrectionRequested(Restaurant.Food,
        [new("p1", CorrectionTarget.Material, "layout-plan", "请标出洗手消毒区。"), new("p2", CorrectionTarget.Field, "DE0403", "和平面图对不上。")], new(2026, 12, 7)));

    private static Reply Reply(string? area = "96", string note = "", params ImmutableList<Guid> pages) => new(
        ImmutableSortedDictionary<string, IReadOnlyList<string?>>.Empty.Add("p2", [area]),
        ImmutableSortedDictionary<string, ImmutableList<Guid>>.Empty.Add("p1", pages),
        ImmutableSortedDictionary<string, string>.Empty.Add("p2", note));

    private static Result<Decision<Unit>> Decide(Given given, Reply reply, string item = Restaurant.Food) =>
        AnswerCorrectionHandler.Decide(given.State, item, reply, given.Matter, new HashSet<Guid> { OldPage, NewPage }, Working);

    [Fact]
    public void An_answer_that_no_longer_fits_the_rest_of_the_form_is_told_at_its_point()
    {
        var told = Decide(Asked(), Reply("400", "量过了", NewPage)).Refusals.ShouldHaveSingleItem();
        (told.Code, told.Field).ShouldBe(("cases.field-told", "field-p2"));
    }

    [Fact]
    public void Every_point_answered_the_answer_is_sent_and_the_form_follows()
    {
        var given = Asked();
        var decided = Decide(given, Reply("96", "量过了", NewPage)).Events().ShouldHaveSingleItem().ShouldBeOfType<CorrectionSupplied>();
        var after = given.Then(decided).State;
        after.Form["DE0403"].ShouldBe("96");
        after.Materials.Single(m => m.Material == "layout-plan").Pages.ShouldBe([NewPage]);
        after.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.Received);
        decided.Answers.Value!.Notes.ShouldBe(new Dictionary<string, string> { ["p2"] = "量过了" });
    }

    [Fact]
    public void Each_unanswered_point_is_named() =>
        Decide(Asked(), Reply("")).Refusals.Select(r => (r.Field, r.Code))
            .ShouldBe([("pages-p1", "cases.point-pages-missing"), ("field-p2", "cases.field-told")]);

    [Fact]
    public void The_same_value_again_needs_a_word_why_it_is_right()
    {
        Decide(Asked(), Reply("80", "", NewPage)).Code().ShouldBe("cases.point-unchanged");
        Decide(Asked(), Reply("80", "按图纸量的，没有错", NewPage)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Pages_from_elsewhere_or_handed_in_before_are_not_new()
    {
        Decide(Asked(), Reply(pages: [Guid.CreateVersion7()])).Code().ShouldBe("cases.page-foreign");
        Decide(Asked(), Reply(pages: [OldPage])).Code().ShouldBe("cases.page-foreign");
    }

    [Fact]
    public void Nobody_can_answer_what_was_not_asked()
    {
        Decide(Given.AFiledRestaurant(), Reply(pages: [NewPage])).Code().ShouldBe("cases.no-correction");
        Decide(Asked(), Reply(pages: [NewPage]), Restaurant.Sign).Code().ShouldBe("cases.no-correction");
        Decide(Asked(), Reply(pages: [NewPage]), "E01-I99").Refusals.Single().Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public void A_wrong_value_is_told_at_its_point() =>
        Decide(Asked(), Reply("abc", "", NewPage)).Refusals.Single().ShouldSatisfyAllConditions(
            r => r.Field.ShouldBe("field-p2"), r => r.Code.ShouldBe("cases.field-not-a-number"));
}
