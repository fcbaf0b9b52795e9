using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Publish;

/// <summary>Codes of the shipped catalogue have the form that their standards fix, and agree with one another.</summary>
public sealed class CodesTests
{
    private static readonly IReadOnlyList<(Matter Matter, ServiceItem Item)> Items =
        [.. CatalogFiles.Shipped.Matters.SelectMany(m => m.Items.Select(i => (m, i)))];

    /// <summary>Places 4 and 5 of a basic code are the type of the item.</summary>
    [Fact]
    public void A_basic_code_has_the_type_of_its_item() =>
        Items.Where(i => i.Item.Basic is not null).Select(i => (Code: i.Item.Basic!, i.Item.Type))
            .Concat(CatalogFiles.Shipped.Parts.Items.Select(i => (i.Code, i.Type)))
            .Where(i => i.Code[3..5] != i.Type).ShouldBeEmpty();

    [Fact]
    public void A_certificate_type_begins_with_the_code_of_the_body_that_issues_it() =>
        Items.SelectMany(i => i.Item.Results.Select(r => (r.CertificateType, i.Matter.Department(i.Item.Department).CreditCode, i.Item.Code)))
            .Where(r => !r.CertificateType.StartsWith(r.CreditCode, StringComparison.Ordinal)).ShouldBeEmpty();

    /// <summary>GB/T 10114 and the rules of the statistical codes: streets 001-099, towns 100-399; communities 001-199, villages 200-399.</summary>
    [Fact]
    public void A_division_has_a_code_of_its_kind()
    {
        foreach (var region in CatalogFiles.Shipped.Parts.Regions.Where(r => r.Code.Length > 6))
        {
            var last = int.Parse(region.Code[^3..], System.Globalization.CultureInfo.InvariantCulture);
            var (from, to) = region.Name.Zh[^1] switch
            {
                '道' => (1, 99),
                '镇' or '乡' => (100, 399),
                '区' => (1, 199),
                '村' => (200, 399),
                _ => throw new InvalidOperationException(region.Name.Zh),
            };
            last.ShouldBeInRange(from, to, region.Name.Zh);
        }
    }

    [Theory, InlineData("DE0203"), InlineData("DL0202")]
    public void Kinds_of_enterprises_have_the_codes_of_registration(string element)
    {
        var options = CatalogFiles.Shipped.Parts.Elements.Single(e => e.Code == element).Options;
        options.Single(o => o.Name.Zh == "合伙企业").Code.ShouldBe("4530");
        options.Single(o => o.Name.Zh == "个人独资企业").Code.ShouldBe("4540");
    }

    [Fact]
    public void A_restaurant_is_not_offered_what_only_central_kitchens_may() =>
        CatalogFiles.Shipped.Parts.Elements.Single(e => e.Code == "DE0402").Options.ShouldNotContain(o => o.Name.Zh == "半成品" || o.Name.Zh == "糕点类");

    [Fact]
    public void Permits_bear_what_their_rules_want()
    {
        Lines("E02-I1").ShouldContain("统一社会信用代码");
        string[] wanted = ["姓名", "性别", "民族", "出生日期", "公民身份号码", "常住户口所在地住址", "居住地址"];
        wanted.Except(Lines("P02-I3")).ShouldBeEmpty("居住证暂行条例 4");
        Lines("P04-I1").ShouldContain("残疾人证号");

        static IReadOnlyList<string> Lines(string item) => [.. Items.Single(i => i.Item.Code == item).Item.Results.Single().Fields.Select(f => f.Label.Zh)];
    }
}
