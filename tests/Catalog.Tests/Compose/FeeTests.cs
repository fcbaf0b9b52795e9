using System.Collections.Immutable;
using OneStop.Catalog.Check;
using OneStop.Catalog.Compose;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Rules;
using OneStop.Web;

namespace OneStop.Catalog.Tests.Compose;

/// <summary>A fee that depends on the case: 80 yuan for a large place and 2 more for each square metre, 10 for one that sells tobacco, else none.</summary>
public sealed class FeeTests
{
    private const string Area = "DE0223";

    private static readonly Matter Plain = Shipped.Matter("YJS-E01");
    private static readonly ServiceItem Item = Plain.Items.First(i => i.Condition is null && i.Fields.Any(f => f.Element == Area && f.When is null));
    private static readonly FeeCase Large = new(new("大店", "A large place"), 80)
    {
        When = Rule.Parse($$"""{">=":[{"var":"form.{{Area}}"},300]}"""), Per = Area, Each = 2,
    };
    private static readonly FeeCase Tobacco = new(new("卖香烟的", "Tobacco is sold"), 10) { When = Rule.Parse("""{"var":"answers.q6"}""") };
    private static readonly Matter Matter = With(Large, Tobacco);

    [Fact]
    public void Nobody_is_told_an_amount_before_it_is_known()
    {
        var usual = Answers.Usual(Matter).With("q6", "1");
        Owed(usual, area: null).ShouldSatisfyAllConditions(o => o.Amount.ShouldBeNull(), o => o.By.ShouldBeNull());
        Composer.Compose(Matter, usual, Known.Nothing).FeesOpen.ShouldBeTrue();
        Owed(usual, area: "").Amount.ShouldBeNull();

        Owed(usual, "300").ShouldSatisfyAllConditions(o => o.Amount.ShouldBe(680), o => o.By!.Name.ShouldBe(Large.Name));
        Owed(usual, "300.125").Amount.ShouldBe(680.25m);
        Owed(usual, "299").ShouldSatisfyAllConditions(o => o.Amount.ShouldBe(10), o => o.By!.Name.ShouldBe(Tobacco.Name));
        Owed(usual.With("q6", "0"), "299").ShouldSatisfyAllConditions(o => o.Amount.ShouldBe(0), o => o.By.ShouldBeNull());
        Composer.Compose(Matter, usual, Filled("300")).ShouldSatisfyAllConditions(c => c.FeesOpen.ShouldBeFalse(), c => c.Fees.ShouldBe(680));
    }

    [Fact]
    public void The_table_says_each_case_and_who_is_in_none()
    {
        Words.FeeRows(Matter.Item(Item.Code), Matter).ShouldBe(
            [("大店", "80元，另加每㎡2元，按经营面积"), ("卖香烟的", "10元"), ("其他情形", "免费")]);
        Words.FeeRows(With(Tobacco with { When = null }).Item(Item.Code), Matter)
            .ShouldBe([("卖香烟的", "10元")], "where a case takes everybody there are no others");
    }

    [Fact]
    public void What_cannot_be_charged_so_is_refused_with_its_place()
    {
        FeeCheck.Faults(Matter).ShouldBeEmpty();
        Codes(Large with { Each = null }).ShouldBe(["fee-each"]);
        Codes(Large with { Per = "DE0101" }).ShouldBe(["fee-per"]);
        Codes(Tobacco with { When = null }, Large).ShouldBe(["fee-everybody"]);
        var elsewhere = Plain.Steps.SelectMany(s => s.Fields).First(f => Item.Fields.All(i => i.Element != f));
        Codes(Tobacco with { When = Rule.Parse($$"""{"var":"form.{{elsewhere}}"}""") }).ShouldBe(["fee-field"]);
        FeeCheck.Faults(With(Large with { Each = null })).ShouldHaveSingleItem().Place.ShouldBe($"items/{Item.Code}/feeCases/1");
        RuleCheck.Faults(With(Tobacco with { When = Rule.Parse("""{"var":"answers.nothing"}""") })).ShouldContain(f => f.Code == "rule-variable");
    }

    private static IEnumerable<string> Codes(params FeeCase[] cases) => FeeCheck.Faults(With(cases)).Select(f => f.Code);

    private static Matter With(params FeeCase[] cases) =>
        Plain with { Items = [.. Plain.Items.Select(i => i.Code == Item.Code ? i with { FeeCases = cases } : i)] };

    private static OwedFee Owed(Answers answers, string? area) => Composer.Compose(Matter, answers, Filled(area)).Owed.Single(o => o.Item.Code == Item.Code);

    private static Known Filled(string? area) => Known.Nothing with
    {
        Form = area is null ? ImmutableDictionary<string, object>.Empty : ImmutableDictionary<string, object>.Empty.Add(Area, area),
    };

    private static Texts Words => new TextCatalogue([typeof(Texts).Assembly, typeof(CatalogModule).Assembly]).Chinese;
}
