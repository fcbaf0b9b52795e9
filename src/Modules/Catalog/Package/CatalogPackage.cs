using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Catalog.Package;

/// <summary>
/// The exchange format of catalogues: any number of dictionary entries and matters in one file, see
/// <c>docs/exchange-format.md</c>. A matter's own file is read too, as a package of one.
/// </summary>
/// <param name="Matters">As in their files: elements and departments by code.</param>
/// <param name="Faults">What is not as the format says; the rest is read as well as it can be.</param>
/// <param name="Untranslated">Texts whose English is to follow.</param>
internal sealed record CatalogPackage(
    CatalogParts Parts, IReadOnlyList<JsonObject> Matters, IReadOnlyList<CatalogFault> Faults, IReadOnlyList<CatalogFault> Untranslated)
{
    public const string Format = "onestop-catalogue";
    public const int FormatVersion = 1;

    /// <summary>Bytes of a file that is read at all.</summary>
    public const int LargestFile = 10_000_000;

    private static readonly JsonDocumentOptions Json = new()
    {
        MaxDepth = 64,
        CommentHandling = JsonCommentHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>The JSON of a file, or why it is none: with line and column.</summary>
    public static (JsonObject? File, CatalogFault? Fault) Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestFile)
            return (null, CatalogFault.At("", "too-large", $"{bytes.Length / 1_000_000.0:0.#}"));
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        try
        {
            if (BrokenText.In(bytes) is { } broken)
                return (null, broken);
            return JsonNode.Parse(bytes, documentOptions: Json) is JsonObject file
                ? (file, null) : (null, CatalogFault.At("", "not-an-object.file"));
        }
        catch (JsonException e)
        {
            var (line, column) = (e.LineNumber + 1, e.BytePositionInLine + 1);
            return (null, e.Message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase)
                ? CatalogFault.At("", "member-twice", e.Message.Split('\'').ElementAtOrDefault(1))
                : CatalogFault.At("", "not-json", line, column));
        }
    }

    /// <summary>Reads a file, whatever stands in it.</summary>
    public static CatalogPackage Read(JsonObject file)
    {
        var isMatter = !file.ContainsKey("format") && file.ContainsKey("items");
        var reading = new PackageReading(file);
        if (!isMatter && (ShapeCheck.Read(file["format"]) != Format || file["formatVersion"]?.ToJsonString() != $"{FormatVersion}"))
            return new(new(), [], [CatalogFault.At("format", "format", Format, FormatVersion)], []);
        if (isMatter)
            return new(new() { Elements = reading.Entries<DataElement>(file, "elements") }, [WithoutElements(file)], reading.Faults, reading.Untranslated);
        reading.KnowsOnly(["format", "formatVersion", .. CatalogParts.Lists.Values, "matters"]);
        var matters = reading.Objects("matters");
        var parts = new CatalogParts
        {
            Departments = reading.Entries<Department>(file, "departments"),
            Regions = reading.Entries<Region>(file, "regions"),
            Halls = reading.Entries<Hall>(file, "halls"),
            Items = reading.Entries<BasicItem>(file, "items"),
            Policies = reading.Entries<Policy>(file, "policies"),
            Calendars = reading.Entries<CalendarYear>(file, "calendars"),
            Registers = reading.Entries<SharedRegister>(file, "registers"),
            Elements = [.. reading.Entries<DataElement>(file, "elements"), .. matters.SelectMany(m => reading.Entries<DataElement>(m, "elements"))],
        };
        return new(parts, [.. matters.Select(WithoutElements)], reading.Faults, reading.Untranslated);
    }

    /// <summary>The package as a file: everything, or some matters with what they need.</summary>
    public static JsonObject Write(CatalogParts parts, IEnumerable<Matter> matters, bool everything)
    {
        var chosen = matters.ToList();
        var elements = chosen.SelectMany(m => m.Elements).Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var departments = chosen.SelectMany(m => m.Departments).Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        var file = new JsonObject { ["format"] = Format, ["formatVersion"] = FormatVersion };
        Add("departments", parts.Departments.Where(d => everything || departments.Contains(d.Code)));
        Add("regions", parts.Regions.Where(r => everything || chosen.Exists(m => m.Regions.Contains(r.Code))));
        Add("halls", everything ? parts.Halls : []);
        Add("elements", parts.Elements.Where(e => everything || elements.Contains(e.Code)));
        Add("items", parts.Items.Where(i => everything || chosen.Any(m => m.Items.Any(n => n.Basic == i.Code))));
        Add("policies", everything ? parts.Policies : []);
        Add("calendars", everything ? parts.Calendars : []);
        Add("registers", parts.Registers.Where(r => everything || chosen.Exists(m => SourcesOf(m).Contains(r.Code))));
        file["matters"] = new JsonArray([.. chosen.Select(MatterFile.Of)]);
        return file;

        void Add<T>(string name, IEnumerable<T> list)
        {
            if (list.Any())
                file[name] = JsonSerializer.SerializeToNode(list, CatalogJson.Options);
        }
    }

    private static IEnumerable<string?> SourcesOf(Matter matter) => matter.Elements.Select(e => e.Source?.Register)
        .Concat(matter.Materials.SelectMany(m => m.Ways).Select(w => w.Source))
        .Concat(matter.Parties.SelectMany(p => p.KnownWhen?.Variables ?? []).Select(v => v.Split('.')[0]));

    private static JsonObject WithoutElements(JsonObject matter)
    {
        var copy = matter.DeepClone().AsObject();
        copy.Remove("elements");
        return copy;
    }
}
