using OneStop.Catalog.Package;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Catalog.Tests.Package;

/// <summary>Whoever writes a file finds every code with its meaning, in the guide for authors and in the schema.</summary>
public class CodesInDocsTests
{
    private static readonly TextCatalogue Words = new([typeof(CatalogModule).Assembly]);

    [Fact]
    public void The_guide_for_authors_lists_every_code_with_its_meaning()
    {
        var guide = File.ReadAllText(Path.Combine(Sources.Root, "docs", "adding-a-matter.md"));
        var codes = CodeWords.All.ToList();

        codes.Count.ShouldBeGreaterThan(80);
        codes.Where(c => !guide.Contains($"`{c.Code}` {Words.Chinese[Key(c)]}, {Words.English[Key(c)]}", StringComparison.Ordinal))
            .ShouldBeEmpty("docs/adding-a-matter.md, section Codes");
        foreach (var fact in OneStop.Contracts.Catalog.ResultField.Facts)
            guide.ShouldContain($"`{fact}`");
    }

    [Fact]
    public void The_schema_says_what_codes_and_limits_there_are()
    {
        var matter = PackageSchema.Make()["properties"]!["matters"]!["items"]!["properties"]!;
        var item = matter["items"]!["items"]!["properties"]!;

        item["type"]!["enum"]!.AsArray().Select(c => c!.ToString()).ShouldBe(["01", "05", "07", "08", "10", "20"]);
        item["type"]!["description"]!.ToString().ShouldContain("07: Administrative confirmation");
        item["channels"]!["items"]!["enum"]!.AsArray().Count.ShouldBe(4);
        item["promised"]!["properties"]!["days"]!["maximum"]!.GetValue<decimal>().ShouldBe(1000);
        item["caseType"]!["description"]!.ToString().ShouldContain("promised: ");
        matter["glyph"]!["maxLength"]!.GetValue<int>().ShouldBe(1);
        matter["summary"]!["properties"]!["zh"]!["maxLength"]!.GetValue<int>().ShouldBe(2000);
        item["results"]!["items"]!["properties"]!["fields"]!["items"]!["properties"]!["from"]!["description"]!.ToString().ShouldContain("case.number");
    }

    private static string Key((string Table, string Code) code) => $"schema.choice.{code.Table}.{code.Code}";
}
