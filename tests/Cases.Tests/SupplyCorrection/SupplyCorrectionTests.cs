using System.Collections.Immutable;
using OneStop.Cases.SupplyCorrection;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Kernel;
using OneStop.Kernel.Store;
using OneStop.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Cases.Tests.SupplyCorrection;

public sealed class SupplyCorrectionTests(PortalUnderTest portal)
{
    private static readonly Guid NewPage = new("0193a000-0000-7000-8000-0000000000f2");
    private static readonly Case Asked = SmallCase.After(SmallCase.Correction);

    private static Reply Reply(string? area = "80", string note = "", params ImmutableList<Guid> pages) => new(
        ImmutableSortedDictionary<string, IReadOnlyList<string?>>.Empty.Add("p2", [area]),
        ImmutableSortedDictionary<string, ImmutableList<Guid>>.Empty.Add("p1", pages),
        ImmutableSortedDictionary<string, string>.Empty.Add("p2", note));

    private async Task<Outcome<Decision<Done>>> Decide(Case state, Reply reply, string item = "B") =>
        SupplyHandler.Decide(state, item, reply, (await portal.Services()).GetRequiredService<ICatalog>().Find("YJS-E01")!, new HashSet<Guid> { SmallCase.Page, NewPage });

    [Fact]
    public async Task Every_point_answered_the_answer_is_sent_and_the_form_follows()
    {
        var decided = (await Decide(Asked, Reply("80", "量过了", NewPage))).Value.Events.ShouldHaveSingleItem().ShouldBeOfType<CorrectionSupplied>();
        var after = Asked.Evolve(decided, SmallCase.ByApplicant);
        after.Form["DE0403"].ShouldBe("80");
        after.Materials.Single(m => m.Material == "layout-plan").Pages.ShouldBe([NewPage]);
        after.Item("B")!.Status.ShouldBe(ItemStatus.Received);
        decided.Answers.Value!.Notes.ShouldBe(new Dictionary<string, string> { ["p2"] = "量过了" });
    }

    [Fact]
    public async Task Each_unanswered_point_is_named() =>
        (await Decide(Asked, Reply(""))).Refusals.Select(r => (r.Field, r.Code)).ShouldBe([("pages-p1", "cases.point-pages-missing"), ("field-p2", "cases.field-told")]);

    [Fact]
    public async Task The_same_value_again_needs_a_word_why_it_is_right()
    {
        (await Decide(Asked, Reply("72", "", NewPage))).Refusals.Single().Code.ShouldBe("cases.point-unchanged");
        (await Decide(Asked, Reply("72", "按图纸量的，没有错", NewPage))).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_from_elsewhere_or_handed_in_before_are_not_new()
    {
        (await Decide(Asked, Reply("80", "", Guid.CreateVersion7()))).Refusals.Single().Code.ShouldBe("cases.page-foreign");
        (await Decide(Asked, Reply("80", "", SmallCase.Page))).Refusals.Single().Code.ShouldBe("cases.page-foreign");
    }

    [Fact]
    public async Task Nobody_can_answer_what_was_not_asked()
    {
        (await Decide(SmallCase.After(), Reply("80", "", NewPage))).Refusals.Single().Code.ShouldBe("cases.no-correction");
        (await Decide(Asked, Reply("80", "", NewPage), "C")).Refusals.Single().Code.ShouldBe("cases.no-correction");
        (await Decide(Asked, Reply("80", "", NewPage), "Z")).Refusals.Single().Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_wrong_value_is_told_at_its_point() =>
        (await Decide(Asked, Reply("abc", "", NewPage))).Refusals.Single().ShouldSatisfyAllConditions(
            r => r.Field.ShouldBe("field-p2"), r => r.Code.ShouldBe("cases.field-not-a-number"));
}
