using System.Text.RegularExpressions;
using OneStop.Catalog.Check;
using OneStop.Catalog.Items.Csv;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Catalog.Tests.Check;

/// <summary>The sentences of faults stand in the texts; the checks name them by their keys.</summary>
public sealed partial class FaultTextsTests
{
    private static readonly TextCatalogue Catalogue = new([typeof(CatalogModule).Assembly]);

    private static IEnumerable<string> Named(Regex called, string within = "/Catalog/") =>
        from file in Sources.All(".cs")
        where file.Path.Contains("/Catalog/", StringComparison.Ordinal) && file.Path.Contains(within, StringComparison.Ordinal)
        from Match call in called.Matches(file.Text)
        select call.Groups["key"].Value;

    [Fact]
    public void Every_fault_of_the_catalogue_has_a_text()
    {
        var keys = Named(CatalogFaults()).Concat(Named(Nouns())).Concat(OfShapes()).Distinct().ToList();

        keys.Count.ShouldBeGreaterThan(70);
        keys.Where(k => !Catalogue.Chinese.Has("fault." + k) || !Catalogue.English.Has("fault." + k)).ShouldBeEmpty();
        Catalogue.Keys.Where(k => k.StartsWith("fault.", StringComparison.Ordinal)).Select(k => k["fault.".Length..])
            .Except([.. keys, "separator"]).ShouldBeEmpty("a text that no check tells");
    }

    // That check chooses among its sentences; that none of them lacks a text is seen in HalfWrittenTests.
    private static IEnumerable<string> OfShapes() => Named(Literals(), "/ShapeCheck").Where(k => Catalogue.Chinese.Has("fault." + k));

    [Fact]
    public void Every_fault_of_a_file_has_a_text_and_says_what_would_be_right()
    {
        var codes = Named(CsvFaults()).Concat(Named(RowFaults(), "/Csv/")).Distinct().ToList();

        codes.Count.ShouldBeGreaterThan(20);
        codes.SelectMany(c => new[] { $"csv-fault.{c}", $"csv-fault.{c}.fix" }).Where(k => !Catalogue.Chinese.Has(k)).ShouldBeEmpty();
        Catalogue.Keys.Where(k => k.StartsWith("csv-fault.", StringComparison.Ordinal)).Select(k => k.Split('.')[1]).Distinct()
            .Except(codes).ShouldBeEmpty("a text that no check tells");
    }

    [Fact]
    public void A_fault_is_told_in_the_language_of_the_reader()
    {
        var cycle = CatalogFault.At("items", "cycle", [new List<string> { "E01-I1", "E01-I2" }]);
        var many = CatalogFault.At("items", "too-many", new FaultText("nouns.items"), 10_000, 100);

        Catalogue.Chinese.Of(cycle).ShouldBe("这些事项互相等待，谁也办不了：E01-I1、E01-I2");
        cycle.ToString().ShouldBe("items: these items wait for one another: E01-I1, E01-I2");
        Catalogue.Chinese.Of(many).ShouldBe("事项有10000个，最多100个");
        many.Code.ShouldBe("too-many");
        CatalogFault.At("", "duplicate.option", "1").Code.ShouldBe("duplicate");
        CsvFault.At(3, "大厅", "hall-unknown", "hall-city", "hall-moon").Text(Catalogue.Chinese).ShouldBe("hall-moon：没有这个大厅");
    }

    [GeneratedRegex("""CatalogFault\.At\((?:[^,"]|"[^"]*")*, "(?<key>[a-z.-]+)["]""")]
    private static partial Regex CatalogFaults();

    [GeneratedRegex("""["](?<key>[a-z.-]+)["]""")]
    private static partial Regex Literals();

    [GeneratedRegex("""["](?<key>(?:noun|nouns|limit)\.[a-z-]+)["]""")]
    private static partial Regex Nouns();

    [GeneratedRegex("""CsvFault\.At\((?:[^,"]|"[^"]*")*,(?:[^,"]|"[^"]*")*, "(?<key>[a-z-]+)["]""")]
    private static partial Regex CsvFaults();

    [GeneratedRegex("""(?:Wrong|Among)\(.*"(?<key>[a-z-]+)["]""")]
    private static partial Regex RowFaults();
}
