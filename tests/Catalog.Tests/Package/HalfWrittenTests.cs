using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Differences;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Catalog.Studio.Parts;
using OneStop.Catalog.Studio.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Tests.Package;

/// <summary>
/// What ships, with each of its parts taken away, emptied or made something else in turn: an import either says in words what is wrong
/// and where, or finds nothing wrong. It never fails.
/// </summary>
public sealed class HalfWrittenTests
{
    private static readonly CatalogInMemory Catalog = ShippedCatalog.InMemory(TimeProvider.System);
    private static readonly Texts Chinese = new TextCatalogue([typeof(Texts).Assembly, typeof(CatalogModule).Assembly]).Chinese;

    // Made by a function each, because a node stands in one place only.
    private static readonly Func<JsonNode?>[] Others =
        [() => null, () => "", () => -7, () => 2_147_483_648L, () => true, () => new JsonArray(), () => new JsonObject(), () => new JsonArray(1, null, "x")];

    public static TheoryData<string> Codes => Shipped.Codes;

    [Theory, MemberData(nameof(Codes))]
    public void A_matter_of_which_a_part_is_missing_or_something_else_can_be_read_and_is_told_in_words(string code)
    {
        var looked = 0;
        foreach (var (place, spoilt) in Spoilt(MatterFile.Of(Shipped.Matter(code)), others: 1, []))
        {
            var shape = ShapeCheck.Of<Matter>(spoilt, "", "elements", "departments");
            Told(shape.Faults, place);
            (shape.Mended["elements"], shape.Mended["departments"]) = (new JsonArray(), new JsonArray());
            shape.Read().ShouldNotBeNull(place);
            looked++;
        }

        looked.ShouldBeGreaterThan(200);
    }

    /// <summary>Each kind of part once, since what a matter means takes longer to check than its shape.</summary>
    [Fact]
    public void No_check_of_what_it_means_fails_either()
    {
        var (looked, parts, seen) = (0, Catalog.Parts, new HashSet<string>(StringComparer.Ordinal));
        foreach (var code in CatalogFiles.Shipped.Matters.OrderBy(m => m.Items.Count).Select(m => m.Code))
        {
            foreach (var (place, spoilt) in Spoilt(MatterFile.Of(Shipped.Matter(code)), others: 1, seen))
            {
                var found = MatterFile.Look(spoilt, parts);
                Told(found.Faults, place);
                // What is said to be sound can be stored and read again.
                if (found.Faults.Count == 0)
                    JsonSerializer.Deserialize<Matter>(JsonSerializer.Serialize(found.Matter, CatalogJson.Options), CatalogJson.Options);
                // The whole way of an import and of a draft takes longer; it goes through the same check.
                if (++looked % 100 == 0)
                    Told(ImportPlan.Of(Package("matters", spoilt.DeepClone()), Catalog, Collision.Replace).Faults, place);
                if (looked % 20 == 0)
                    Shown(Draft(DraftKind.Matter, code, spoilt), place);
            }
        }

        looked.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void So_is_an_entry_of_every_dictionary()
    {
        var (looked, parts) = (0, CatalogFiles.Shipped.Parts);
        foreach (var (list, entries) in new (string, JsonNode?)[]
        {
            ("departments", Json(parts.Departments.Take(2))), ("regions", Json(parts.Regions.Take(2))), ("halls", Json(parts.Halls.Take(3))),
            ("elements", Json(parts.Elements.DistinctBy(e => e.Type))), ("items", Json(parts.Items.Take(3))), ("policies", Json(parts.Policies.Take(2))),
            ("calendars", Json(parts.Calendars.Take(1))),
        })
        {
            foreach (var (place, spoilt) in Spoilt(new JsonObject { [list] = entries }, 3, []))
            {
                spoilt["format"] = CatalogPackage.Format;
                spoilt["formatVersion"] = 1;
                var package = CatalogPackage.Read(spoilt);
                Told(package.Faults, place);
                if (++looked % 200 == 0)
                    Told(ImportPlan.Of(spoilt, Catalog, Collision.Replace).Faults, place);
            }
        }
    }

    [Fact]
    public void An_item_without_materials_is_whole()
    {
        var file = MatterFile.Of(Shipped.Matter("YJS-P06"));
        foreach (var item in file["items"]!.AsArray())
        {
            item!.AsObject().Remove("materials");
            foreach (var result in item["results"]!.AsArray())
                result!.AsObject().Remove("photo");
        }

        file["materials"] = new JsonArray();

        var faults = PublicationPlan.Of(Draft(DraftKind.Matter, "YJS-P06", file), Catalog, TimeProvider.System.GetUtcNow()).Faults;

        faults.Where(f => f.Code is not ("look-at-unknown" or "material-unknown")).ShouldBeEmpty(string.Join('\n', faults));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_with_its_place()
    {
        var file = MatterFile.Of(Shipped.Matter("YJS-P06"));
        file["summary"]!["zh"] = "";
        file.Remove("glyph");
        file["items"]!.AsArray().Add(new JsonObject { ["code"] = "P06-I9", ["name"] = new JsonObject { ["zh"] = "新的", ["en"] = "" } });
        file["materials"]![0]!["ways"] = "upload";
        file["items"]![0]!["promised"]!["days"] = -5;
        file["items"]![0]!["dependsOn"] = new JsonArray("P06-I77");

        var faults = MatterFile.Look(file, Catalog.Parts).Faults.Select(f => $"{f.Place} {f.Code}").ToList();

        faults.ShouldContain("summary no-chinese");
        faults.ShouldContain("glyph absent");
        faults.ShouldContain("items/P06-I9/department absent");
        faults.ShouldContain("items/P06-I9/promised absent");
        faults.ShouldContain($"items/{file["items"]![0]!["code"]}/promised/days out-of-range");
        faults.ShouldContain($"items/{file["items"]![0]!["code"]} item-unknown");
        faults.ShouldContain($"materials/{file["materials"]![0]!["code"]}/ways not-a-list");
        faults.ShouldNotContain(f => f.Contains("P06-I9/materials", StringComparison.Ordinal), "an item may need no material");
    }

    [Theory]
    [InlineData("""{"matters":[{"code":"\ud800"}]}""", "broken-text")]
    [InlineData("""{"matters":[{"code":"A\u0000B"}]}""", "broken-text")]
    [InlineData("""{"\udc00":1}""", "broken-text")]
    public void Half_a_character_is_found_with_its_line(string text, string code) =>
        CatalogPackage.Parse(Encoding.UTF8.GetBytes("\n" + text)).Fault.ShouldNotBeNull().ShouldSatisfyAllConditions(
            f => f.Code.ShouldBe(code), f => f.Args[0].ShouldBe(2));

    // What the Studio's pages are made of.
    private static void Shown(CatalogDraft draft, string place)
    {
        Told(PublicationPlan.Of(draft, Catalog, TimeProvider.System.GetUtcNow()).Faults, place);
        var context = new FormContext(draft.Body, Catalog, Chinese);
        DraftIndex.NameOf(draft).Zh.ShouldNotBeNull(place);
        new FormRenderer(MatterSchema.Root, context).Render(draft.Body).ShouldNotBeEmpty(place);
        var changes = PartDifference.Between(MatterFile.Of(Shipped.Matter(draft.Code)), draft.Body);
        var table = new DifferenceTable(changes, context, draft.Of);
        foreach (var change in changes)
            (table.Where(change) + table.Words(change.Before) + table.Words(change.After)).Length.ShouldBeGreaterThan(0, place);
        foreach (var list in MatterSchema.Root.Lists)
        {
            foreach (var part in DraftPart.In(draft.Body, "", list, Lang.En, context.NameOf))
                new FormRenderer(list.Schema, context).Render(PartPath.Find(draft.Body, part.Place) as JsonObject).ShouldNotBeEmpty(place);
        }
    }

    private static void Told(IReadOnlyList<CatalogFault> faults, string place)
    {
        foreach (var fault in faults)
        {
            var words = Chinese.Of(fault) + FaultTexts.English.Of(fault);
            words.ShouldSatisfyAllConditions(
                w => w.ShouldNotContain("System.", Case.Sensitive, place), w => w.ShouldNotContain("OneStop.", Case.Sensitive, place),
                w => w.ShouldNotContain("JSON deserial", Case.Insensitive, place), w => w.ShouldNotContain(ShapeCheck.Mended, Case.Sensitive, place),
                w => w.ShouldNotContain("fault.", Case.Sensitive, place));
            fault.Place.ShouldNotContain(ShapeCheck.Mended);
        }
    }

    private static CatalogDraft Draft(DraftKind kind, string code, JsonObject body) => new() { Of = kind, Code = code, Body = body, Status = DraftStatus.Open };

    private static JsonObject Package(string list, JsonNode entry) =>
        new() { ["format"] = CatalogPackage.Format, ["formatVersion"] = 1, [list] = new JsonArray(entry) };

    private static JsonNode? Json<T>(T value) => JsonSerializer.SerializeToNode(value, CatalogJson.Options);

    /// <summary>One copy for each member taken away and for each other value; of a list's entries the first of each make.</summary>
    /// <param name="others">How many other values are tried in each place; which, goes round.</param>
    private static IEnumerable<(string Place, JsonObject Spoilt)> Spoilt(JsonObject root, int others, HashSet<string> seen)
    {
        var turn = 0;
        foreach (var path in Paths(root, []).Where(p => seen.Add(string.Join('/', p.Select(s => s is int ? "[]" : s)))).ToList())
        {
            yield return ($"{string.Join('/', path)} taken away", Copy(null));
            foreach (var other in Enumerable.Range(0, others).Select(_ => Others[turn++ % Others.Length]))
                yield return ($"{string.Join('/', path)} = {other()?.ToJsonString() ?? "null"}", Copy(other));

            JsonObject Copy(Func<JsonNode?>? other)
            {
                var copy = root.DeepClone().AsObject();
                var above = path[..^1].Aggregate((JsonNode)copy, (node, step) => step is int at ? node[at]! : node[(string)step]!);
                if (above is JsonArray list && path[^1] is int i)
                {
                    if (other is null)
                        list.RemoveAt(i);
                    else
                        list[i] = other();
                }
                else if (other is null)
                {
                    above.AsObject().Remove((string)path[^1]);
                }
                else
                {
                    above[(string)path[^1]] = other();
                }

                return copy;
            }
        }
    }

    // Rules are data of their own: what stands in them is for the rule checks.
    private static IEnumerable<object[]> Paths(JsonNode? node, object[] above) => node switch
    {
        JsonObject members => members.Where(m => above.Length == 0 || above[^1] is not ("when" or "condition" or "wrong" or "sole"))
            .SelectMany(m => Paths(m.Value, [.. above, m.Key]).Prepend([.. above, m.Key])),
        JsonArray list => list.SelectMany((entry, i) => Paths(entry, [.. above, i]).Prepend([.. above, i])),
        _ => [],
    };
}
