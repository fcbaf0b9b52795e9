using FsCheck.Fluent;
using FsCheck;
using OneStop.Cases.Drafts;
using OneStop.Cases.ForCatalog;
using OneStop.Contracts.Catalog;
using OneStop.Rules;
using OneStop.Testing;

namespace OneStop.Cases.Tests.ForCatalog;

/// <summary>One case under two versions of its matter.</summary>
public sealed class RehearsingTests(PortalUnderTest portal)
{
    [Fact]
    public async Task A_version_against_itself_changes_nothing_whatever_was_filed()
    {
        var filed = await Filed.In(portal);
        Prop.ForAll(Arb.From(filed.Any()), c => !filed.Rehearse(c, filed.Matter).IsAny).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task What_is_rebuilt_is_what_was_filed()
    {
        var filed = await Filed.In(portal);
        Prop.ForAll(Arb.From(filed.Any()), c =>
        {
            var again = Filing.Compose(filed.Catalog, filed.Matter, c.State(filed.Matter), Filed.Today);
            return again.Items.Select(i => i.Item.Code).SequenceEqual(c.Filed.Items.Select(i => i.Item))
                && c.Filed.Materials.All(m => again.Materials.Any(a => a.Spec.Code == m.Material && a.Way.Kind == m.Way));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task An_item_that_comes_or_goes_says_why_and_what_it_depends_on()
    {
        var filed = await Filed.In(portal);
        var draft = filed.Matter.WithItem("E01-I3", i => i with { Condition = Rule.Parse("""{"var": "answers.q8"}""") });

        var change = filed.Rehearse(filed.Usual(), draft);
        change.ItemsDropped.ShouldBeEmpty();
        change = filed.Rehearse(filed.Usual(("q8", "0")), draft);

        var dropped = change.ItemsDropped.ShouldHaveSingleItem();
        dropped.Item.ShouldBe("E01-I3");
        dropped.Why.ShouldBe(draft.Item("E01-I3").WhyNot);
        dropped.DependsOn.ShouldBe([draft.Questions.Single(q => q.Id == "q8").Text]);
        change.FieldsNoLongerAsked.ShouldContain("DE0407");
        change.MaterialsSpared.ShouldBe(["signboard-picture"]);
        filed.Rehearse(filed.Usual(("q5", "0")), draft).ItemsAdded.ShouldHaveSingleItem().Why.ShouldBe(draft.Item("E01-I3").WhyIncluded);
    }

    [Fact]
    public async Task A_field_that_nobody_filed_would_be_asked()
    {
        var filed = await Filed.In(portal);
        var draft = filed.Matter.WithItem("E01-I2", i => i with { Fields = [.. i.Fields, new("DE0407")] });

        filed.Rehearse(filed.Usual(), draft).FieldsAsked.ShouldBeEmpty();
        filed.Rehearse(filed.Usual(("q5", "0")), draft).FieldsAsked.ShouldBe(["DE0407"]);
    }

    [Fact]
    public async Task A_value_that_was_filed_may_be_refused()
    {
        var filed = await Filed.In(portal);
        var draft = filed.Matter with { Elements = [.. filed.Matter.Elements.Select(e => e.Code == "DE0407" ? e with { MaxLength = 2 } : e)] };

        var change = filed.Rehearse(filed.Usual(), draft);
        change.FieldsRefused.ShouldBe(["DE0407"]);
        change.FieldsAsked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paper_that_a_register_spared_would_have_to_be_uploaded()
    {
        var filed = await Filed.In(portal);
        var draft = filed.Matter with
        {
            Materials = [.. filed.Matter.Materials.Select(m => m.Code == "manager-id"
            ? m with { Ways = [.. m.Ways.Where(w => w.Kind == WayKind.Upload)] } : m)]
        };

        filed.Rehearse(filed.Usual(), draft).MaterialsToUpload.ShouldBe(["manager-id"]);
    }

    [Fact]
    public async Task What_a_rule_decided_would_go_to_a_person()
    {
        var filed = await Filed.In(portal);
        var usual = filed.Usual();
        usual.ByRule.ShouldContain("E01-I1");
        var draft = filed.Matter.WithItem("E01-I1", i => i with { Materials = [.. i.Materials, new("layout-plan")] });

        var turned = filed.Rehearse(usual, draft).DecisionsTurned.ShouldHaveSingleItem();
        turned.Item.ShouldBe("E01-I1");
        turned.ByRule.ShouldBeFalse();
        turned.Because.ShouldBe([draft.Material("layout-plan").Name]);
    }

    [Fact]
    public async Task What_a_person_decided_would_be_decided_by_rule()
    {
        var filed = await Filed.In(portal);
        var before = filed.Matter.WithItem("E01-I1", i => i with { Materials = [.. i.Materials, new("layout-plan")] });
        var usual = filed.Usual() with { ByRule = [] };

        var turned = new Rehearsing(filed.Catalog).Rehearse(usual, before, filed.Matter).DecisionsTurned.ShouldHaveSingleItem();
        turned.ByRule.ShouldBeTrue();
        turned.Because.ShouldBe([before.Material("layout-plan").Name]);
    }

    [Fact]
    public async Task A_longer_promise_moves_the_last_day()
    {
        var filed = await Filed.In(portal);
        var draft = filed.Matter.WithItem("E01-I2", i => i with { Promised = i.Promised with { Days = i.Promised.Days + 3 } });

        var change = filed.Rehearse(filed.Usual(), draft);
        change.DueAfter.ShouldBe(filed.Catalog.Calendar.AddWorkingDays(change.DueBefore, 3));
    }

    [Fact]
    public async Task A_case_may_be_barred_or_out_of_season_or_have_a_question_open()
    {
        var filed = await Filed.In(portal);
        Bilingual why = new("不适用", "Not for this"), note = new("每年春天办理", "In spring");
        var draft = filed.Matter with
        {
            Barriers = [.. filed.Matter.Barriers, new(Rule.Parse("""{"var": "answers.q2"}"""), why, why)],
            Season = new("03-01", "03-31", note),
            Questions = [.. filed.Matter.Questions, new() { Id = "q99", Text = why, Usual = "1" }],
        };

        var change = filed.Rehearse(filed.Usual(), draft);
        change.Barred.ShouldBe([why, note]);
        change.QuestionsOpen.ShouldBe(["q99"]);
    }
}
