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
internal sealed record CatalogPackage(CatalogParts Parts, IReadOnlyList<JsonObject> Matters)
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

    /// <exception cref="CatalogException">A part is not what the format says.</exception>
    public static CatalogPackage Read(JsonObject file, string name)
    {
        var isMatter = !file.ContainsKey("format") && file.ContainsKey("items");
        if (!isMatter && (file["format"]?.ToString() != Format || file["formatVersion"]?.ToString() != $"{FormatVersion}"))
            throw new CatalogException(name, [CatalogFault.At("format", "format", Format, FormatVersion)]);
        string[] known = ["format", "formatVersion", "departments", "regions", "halls", "elements", "items", "policies", "calendars", "matters"];
        if (!isMatter && file.Select(m => m.Key).FirstOrDefault(k => !known.Contains(k)) is { } unknown)
            throw new CatalogException(name, [CatalogFault.At(unknown, "member-unknown", unknown, known)]);
        var matters = isMatter ? [file] : List(file, "matters", name).Select((m, i) => m as JsonObject ?? throw NotAnObject(name, $"matters/{i + 1}")).ToList();
        return new(
            new()
            {
                Departments = isMatter ? [] : Entries<Department>(file, "departments", name),
                Regions = isMatter ? [] : Entries<Region>(file, "regions", name),
                Halls = isMatter ? [] : Entries<Hall>(file, "halls", name),
                Items = isMatter ? [] : Entries<BasicItem>(file, "items", name),
                Policies = isMatter ? [] : Entries<Policy>(file, "policies", name),
                Calendars = isMatter ? [] : Entries<CalendarYear>(file, "calendars", name),
                Elements = [.. isMatter ? [] : Entries<DataElement>(file, "elements", name),
                    .. matters.SelectMany(m => Entries<DataElement>(m, "elements", name))],
            },
            [.. matters.Select(WithoutElements)]);
    }

    /// <summary>The package as a file: everything, or some matters with what they need.</summary>
    public static JsonObject Write(CatalogParts parts, IEnumerable<Matter> matters, bool everything)
    {
        var chosen = matters.ToList();
        var elements = chosen.SelectMany(m => m.Elements).Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var departments = chosen.SelectMany(m => m.Departments).Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        var file = new JsonObject { ["format"] = Format, ["formatVersion"] = FormatVersion };
        Add("departments", parts.Departments.Where(d => everything || departments.Contains(d.Code)));
        Add("regions", everything ? parts.Regions : []);
        Add("halls", everything ? parts.Halls : []);
        Add("elements", parts.Elements.Where(e => everything || elements.Contains(e.Code)));
        Add("items", parts.Items.Where(i => everything || chosen.Any(m => m.Items.Any(n => n.Basic == i.Code))));
        Add("policies", everything ? parts.Policies : []);
        Add("calendars", everything ? parts.Calendars : []);
        file["matters"] = new JsonArray([.. chosen.Select(MatterFile.Of)]);
        return file;

        void Add<T>(string name, IEnumerable<T> list)
        {
            if (list.Any())
                file[name] = JsonSerializer.SerializeToNode(list, CatalogJson.Options);
        }
    }

    private static List<T> Entries<T>(JsonObject file, string list, string name)
    {
        var read = new List<T>();
        var faults = new List<CatalogFault>();
        foreach (var (entry, i) in List(file, list, name).Select((e, i) => (e, i)))
        {
            var place = $"{list}/{MatterCheck.Name(entry) ?? $"{i + 1}"}";
            faults.AddRange(MatterCheck.Texts(entry, place));
            try
            {
                read.Add(MatterFile.Read<T>(entry ?? throw NotAnObject(name, place), name));
            }
            catch (CatalogException unreadable)
            {
                faults.AddRange(unreadable.Faults.Select(f => f with { Place = $"{place}/{f.Place}".TrimEnd('/') }));
            }
        }

        return faults.Count == 0 ? read : throw new CatalogException(name, faults);
    }

    private static JsonArray List(JsonObject file, string list, string name) => file[list] switch
    {
        null => [],
        JsonArray entries => entries,
        _ => throw new CatalogException(name, [CatalogFault.At(list, "not-a-list", list)]),
    };

    private static CatalogException NotAnObject(string name, string place) => new(name, [CatalogFault.At(place, "not-an-object")]);

    private static JsonObject WithoutElements(JsonObject matter)
    {
        var copy = matter.DeepClone().AsObject();
        copy.Remove("elements");
        return copy;
    }
}
