using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Compose;

public class RestaurantCompositionTests
{
    [Fact]
    public void The_usual_restaurant_needs_six_items()
    {
        var usual = Restaurant.Usual;

        usual.Items.Select(i => i.Item.Code).ShouldBe(["E01-I1", "E01-I2", "E01-I3", "E01-I4", "E01-I6", "E01-I7"]);
        usual.NotNeeded.Select(i => (i.Item.Code, i.Why.Zh)).ShouldBe([("E01-I5", "您不卖香烟")]);
    }

    [Theory]
    [InlineData("q4=0", "E01-I4")]
    [InlineData("q5=0", "E01-I3")]
    [InlineData("q6=0", "E01-I5")]
    [InlineData("q7=0", "E01-I6")]
    [InlineData("q8=0", "E01-I7")]
    public void No_to_a_question_leaves_its_item_out(string answer, string item) =>
        Restaurant.With("q6=1", answer).Has(item).ShouldBeFalse();

    [Theory]
    [InlineData("300", true)]
    [InlineData("298.60", false)]
    public void A_shop_of_300_square_metres_is_checked_for_fire_whatever_was_answered(string area, bool isChecked) =>
        Restaurant.With(Restaurant.Form(("DE0223", area)), "q4=0").Has("E01-I4").ShouldBe(isChecked);

    [Fact]
    public void Fifteen_materials_become_five_papers()
    {
        var usual = Restaurant.Usual;

        usual.Comparison.Materials.ShouldBe(new Saving(15, 5));
        usual.Papers.Select(m => m.Spec.Code).ShouldBe(["layout-plan", "safety-rules", "signboard-picture", "fire-rules", "fire-plan"]);
    }

    [Fact]
    public void The_whole_takes_as_long_as_its_longest_chain_and_the_law_as_long_as_its_longest_limit()
    {
        var usual = Restaurant.Usual;

        usual.PromisedDays.ShouldBe(5);
        usual.CriticalPath.ShouldBe(["E01-I1", "E01-I2"]);
        usual.LegalDays.ShouldBe(13);
        usual.Waves.ShouldBe([["E01-I1", "E01-I6"], ["E01-I2", "E01-I3", "E01-I4", "E01-I7"]]);
    }

    [Fact]
    public void Only_the_examination_still_costs_a_trip() => Restaurant.Usual.Comparison.Trips.ShouldBe(new Saving(6, 1));

    [Fact]
    public void A_material_is_had_in_the_lightest_way_that_is_open()
    {
        WayKind Way(Known known, string material) => Restaurant.With(known).Materials.Single(m => m.Spec.Code == material).Way.Kind;
        var expected = Known.Expected(Restaurant.Matter);

        Way(expected, "business-licence").ShouldBe(WayKind.Certificate);
        Way(expected with { Certificates = new HashSet<string>() }, "business-licence").ShouldBe(WayKind.SharedData);
        Way(Known.Nothing, "business-licence").ShouldBe(WayKind.Upload);
        Way(expected, "premises-proof").ShouldBe(WayKind.SharedData);
        Way(Known.Nothing with { EarlierUploads = new HashSet<string> { "premises-proof" } }, "premises-proof").ShouldBe(WayKind.EarlierUpload);
        Way(Known.Nothing, "food-application").ShouldBe(WayKind.Generated);
    }

    [Fact]
    public void Who_wants_to_be_checked_for_fire_first_commits_to_nothing_and_waits_longer()
    {
        var checkedFirst = Restaurant.With(Restaurant.Form(("DE0413", "0")));

        checkedFirst.Materials.ShouldNotContain(m => m.Spec.Code == "fire-commitment");
        checkedFirst.PromisedDays.ShouldBe(13);
        checkedFirst.CriticalPath.ShouldBe(["E01-I1", "E01-I4"]);
    }

    [Fact]
    public void Fire_rules_and_plan_may_follow_later()
    {
        Restaurant.Usual.Materials.Where(m => m.MayBeOwed).Select(m => m.Spec.Code).ShouldBe(["fire-rules", "fire-plan"]);
    }

    [Fact]
    public void The_answers_already_tick_the_kinds_of_food() =>
        Restaurant.With("q1=1", "q2=0", "q3=1").Fields.Single(f => f.Element.Code == "DE0402").Preset.ShouldBe(["3", "4"]);

    [Fact]
    public void A_department_sees_only_its_own_share()
    {
        var usual = Restaurant.Usual;

        usual.ShareOf("E01-I3").Select(f => f.Element.Code).ShouldBe(["DE0202", "DE0208", "DE0407", "DL0405", "DL0406", "DL0407", "DE0409"]);
        usual.MaterialsOf("E01-I4").Select(m => m.Spec.Code).ShouldBe(["business-licence", "fire-commitment", "fire-rules", "fire-plan"]);
        usual.Fields.Single(f => f.Element.Code == "DE0414").Departments.ShouldBe(["fire-rescue"]);
    }

    [Fact]
    public void A_page_of_the_form_that_no_chosen_item_needs_is_named_as_not_needed() =>
        Restaurant.With("q5=0").StepsNotNeeded.Select(s => s.Code).ShouldBe(["signboard", "tobacco"]);

    [Fact]
    public void An_open_question_is_named_and_chooses_nothing()
    {
        var composed = OneStop.Catalog.Compose.Composer.Compose(Restaurant.Matter, Answers.None, Known.Nothing);

        composed.Unanswered.Count.ShouldBe(8);
        composed.Items.Select(i => i.Item.Code).ShouldBe(["E01-I1", "E01-I2"]);
    }

    [Fact]
    public void An_unverified_limit_is_never_shown_as_law_and_no_other_law_stands_in_for_it()
    {
        Restaurant.Matter.Item("E01-I2").LegalLimit.ShouldBeNull();
        Restaurant.Matter.Item("E01-I4").LegalLimit!.Days.ShouldBe(13);
        Restaurant.Matter.Item("E01-I7").LegalLimit.ShouldBeNull();
        foreach (var limit in CatalogFiles.Shipped.Matters.SelectMany(m => m.Items).Concat<object>(CatalogFiles.Shipped.Parts.Items).Select(Limits))
            limit.Legal.ShouldBe(limit.Own is { Evidence: Evidence.Sourced } ? limit.Own : null);

        static (TimeLimit? Own, TimeLimit? Legal) Limits(object item) => item is ServiceItem service
            ? (service.Statutory, service.LegalLimit) : (((BasicItem)item).Statutory, ((BasicItem)item).LegalLimit);
    }

    [Fact]
    public void Looking_up_a_licence_has_no_limit_of_law_for_registering_one() => Restaurant.Matter.Item("E01-I1").LegalLimit.ShouldBeNull();
}
