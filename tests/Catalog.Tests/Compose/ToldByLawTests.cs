using OneStop.Catalog.Compose;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Compose;

/// <summary>What citizens are told agrees with the law that it rests on.</summary>
public sealed class ToldByLawTests
{
    private static Matter Matter(string code) => CatalogFiles.Shipped.Matters.Single(m => m.Code == code);

    private static Matter Oversize => Matter("YJS-E06");

    /// <summary>超限运输车辆行驶公路管理规定 3: 18 t with two axles to 49 t with six.</summary>
    [Theory]
    [InlineData(2, false, 18, false), InlineData(2, false, 19, true)]
    [InlineData(3, false, 26, true), InlineData(3, true, 26, false), InlineData(3, true, 28, true)]
    [InlineData(4, false, 40, true), InlineData(4, true, 36, false), InlineData(4, true, 37, true)]
    [InlineData(5, true, 43, false), InlineData(5, true, 44, true)]
    [InlineData(6, true, 49, false), InlineData(6, true, 50, true)]
    public void A_lorry_of_class_I_is_as_heavy_as_its_axles_allow(int axles, bool trailer, int tonnes, bool tooHeavy)
    {
        var form = new Dictionary<string, object>(StringComparer.Ordinal) { ["DL1114"] = "1", ["DL1107"] = $"{axles}", ["DL1106"] = $"{tonnes}" };
        if (trailer)
            form["DL1108"] = "东A1234挂";
        Oversize.Checks.Count(c => c.Element == "DL1106" && c.Wrong.Holds(MatterFacts.Of(Oversize, Answers.Usual(Oversize), form)))
            .ShouldBe(tooHeavy ? 1 : 0, "told once");
    }

    [Fact]
    public void A_pass_is_for_its_journey_and_not_for_six_months()
    {
        var pass = Oversize.Item("E06-I1").Results.Single();
        (pass.ValidMonths, pass.ValidThrough).ShouldBe((null, "DL1113"));
    }

    [Theory, InlineData("1", false, 2), InlineData("2", false, 2), InlineData("3", true, 15)]
    public void Only_class_III_hands_in_a_drawing_and_no_promise_is_longer_than_the_rule(string size, bool drawing, int longest)
    {
        var made = Composer.Compose(Oversize, Answers.Usual(Oversize).With("q2", size), Known.Expected(Oversize));
        made.Materials.Any(m => m.Spec.Code == "outline-drawing").ShouldBe(drawing);
        made.Items.Single(i => i.Item.Code == "E06-I1").Promised.Days.ShouldBeLessThanOrEqualTo(longest);
    }

    [Fact]
    public void The_road_body_asks_the_police_before_the_pass_and_the_province_decides_beyond_the_city()
    {
        Oversize.Item("E06-I1").DependsOn.ShouldBe(["E06-I3"]);
        Oversize.Item("E06-I3").Type.ShouldNotBe("01");
        Composer.Compose(Oversize, Answers.Usual(Oversize).With("q1", "2"), Known.Expected(Oversize)).Barriers.ShouldHaveSingleItem()
            .Why.Zh.ShouldContain("公路安全保护条例第三十六条");
    }

    [Fact]
    public void A_false_fire_commitment_closes_the_place_before_it_costs_the_permission()
    {
        var told = Matter("YJS-E01").Item("E01-I4").Commitment!.Consequence.Zh;
        told.ShouldContain("责令停止使用或者停产停业");
        told.ShouldContain("逾期不整改");
        told.ShouldNotStartWith("承诺不实的，撤销许可");
    }

    [Fact]
    public void A_sole_proprietorship_gives_sixty_days_of_notice()
    {
        var matter = Matter("YJS-E03");
        string?[] told = [matter.Questions.Single(q => q.Id == "q6").Hint?.Zh, matter.Barriers[0].Instead.Zh, matter.Faq[0].Answer.Zh,
            matter.Item("E03-I2").Checkpoints.Single(c => c.Id == "notice").Hint?.Zh];
        told.ShouldAllBe(t => t!.Contains("60", StringComparison.Ordinal) && t.Contains("个人独资企业", StringComparison.Ordinal));
    }

    [Fact]
    public void Capital_is_reduced_only_after_forty_five_days_of_notice()
    {
        var matter = Matter("YJS-E04");
        matter.Item("E04-I1").Conditions.ShouldContain(c => c.Zh.Contains("减资的，公告满45日后", StringComparison.Ordinal));
        matter.Faq.Count(f => f.Answer.Zh.Contains("公告满45日以后才能申请", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void The_school_checks_vaccinations() => Matter("YJS-P02").Item("P02-I7").Department.ShouldBe("education");
}
