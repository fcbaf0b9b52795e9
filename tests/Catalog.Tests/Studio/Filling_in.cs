using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using OneStop.Catalog.Check;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Catalog.Studio.Sheets;
using OneStop.Catalog.Tests.World;
using OneStop.Web;

namespace OneStop.Catalog.Tests.Studio;

/// <summary>A part becomes native controls, and what is sent back becomes the part again.</summary>
public sealed class Filling_in
{
    private static readonly CatalogInMemory Catalog = ShippedCatalog.InMemory(TimeProvider.System);

    public static TheoryData<string> Codes => Shipped.Codes;

    [Theory, MemberData(nameof(Codes))]
    public void Opening_and_saving_any_part_changes_nothing(string code)
    {
        var body = MatterFile.Of(Shipped.Matter(code));
        var looked = 0;
        foreach (var (place, sheet) in Places(body, MatterSheet.Root, ""))
        {
            var part = place.Length == 0 ? body : Place.Find(body, place)!.AsObject();
            var around = new Surroundings(body, Catalog, Words);
            var form = Send(new Drawing(sheet, around).Draw(part));

            var read = new Reading(sheet, around, name => form.GetValueOrDefault(name)).Read(part);

            read.IsRefused.ShouldBeFalse($"{place}: {string.Join(", ", read.Refusals.Select(r => $"{r.Field} {r.Code}"))}");
            OneStop.Catalog.Studio.Differences.Difference.Between(part, read.Value).Select(d => $"{place} {d.Place}: {d.Before?.ToJsonString()} -> {d.After?.ToJsonString()}").ShouldBeEmpty();
            looked++;
        }

        looked.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void A_condition_is_built_from_what_the_draft_asks()
    {
        var body = MatterFile.Of(Shipped.Matter("YJS-E01"));
        var around = new Surroundings(body, Catalog, Words);
        var sheet = PartSheets.At(DraftKind.Matter, "items/E01-I5")!;
        var form = Send(new Drawing(sheet, around).Draw(Place.Find(body, "items/E01-I5")!.AsObject()));
        form["f.condition.how"] = "any";
        form["f.condition.is.0"] = """{"var":"answers.q6"}""";
        form["f.condition.is.1"] = """{"in":["3",{"var":"form.DE0402"}]}""";
        form["f.condition.n.0.element"] = "DE0223";
        form["f.condition.n.0.op"] = ">=";
        form["f.condition.n.0.value"] = "300";

        var read = new Reading(sheet, around, name => form.GetValueOrDefault(name)).Read(Place.Find(body, "items/E01-I5")!.AsObject());

        read.Value["condition"]!.ToJsonString().ShouldBe("""{"or":[{"var":"answers.q6"},{"in":["3",{"var":"form.DE0402"}]},{"\u003E=":[{"var":"form.DE0223"},300]}]}""");
        new Atoms(around).Words(read.Value["condition"]).ShouldBe("“卖香烟吗？”答“是”，或者经营项目里有冷食类，或者经营面积大于等于300");
    }

    [Fact]
    public void What_is_not_offered_does_not_come_in()
    {
        var body = MatterFile.Of(Shipped.Matter("YJS-E01"));
        var around = new Surroundings(body, Catalog, Words);
        var sheet = PartSheets.At(DraftKind.Matter, "items/E01-I5")!;
        var part = Place.Find(body, "items/E01-I5")!.AsObject();
        foreach (var (name, value) in new[] { ("f.department", "ministry-of-magic"), ("f.condition.is.0", """{"log":"x"}"""), ("f.promised.days", "eight"), ("f.promised.days", "1e99"), ("f.supervisionPhone", new string('1', 5_000)) })
        {
            var form = Send(new Drawing(sheet, around).Draw(part));
            form[name] = value;
            new Reading(sheet, around, n => form.GetValueOrDefault(n)).Read(part).IsRefused.ShouldBeTrue(name);
        }
    }

    private static Texts Words => new TextCatalogue([typeof(Texts).Assembly, typeof(CatalogModule).Assembly]).Chinese;

    private static IEnumerable<(string Place, Sheet Sheet)> Places(JsonObject root, Sheet sheet, string place)
    {
        yield return (place, sheet);
        foreach (var shelf in sheet.Shelves)
        {
            var list = place.Length == 0 ? shelf.Member : $"{place}/{shelf.Member}";
            foreach (var inner in MatterCheck.Naming(Place.Find(root, list) as JsonArray ?? []).SelectMany(name => Places(root, shelf.Sheet, $"{list}/{name}")))
                yield return inner;
        }
    }

    /// <summary>What a browser would send.</summary>
    private static Dictionary<string, StringValues> Send(IReadOnlyList<Section> sections)
    {
        var form = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var control in sections.SelectMany(s => s.Controls).Where(c => c.Type != Control.Heading))
        {
            if (control.Type == "checkboxes")
                form[control.Name] = new([.. control.Values]);
            else if (control.Value is not null || control.Type is not ("radios" or "radios-row"))
                form[control.Name] = control.Value?.Replace("\n", "\r\n", StringComparison.Ordinal) ?? "";
        }

        return form;
    }
}
