using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Contracts.Catalog;
using OneStop.Kernel.Time;

namespace OneStop.Catalog.Publish;

/// <summary>
/// The data files of the catalogue. A matter's file names its elements and departments by code; what they mean is taken
/// from the dictionaries when the matter is read, so that a published version holds all of it.
/// </summary>
internal sealed class CatalogFiles
{
    private CatalogFiles(Func<string, JsonNode> read, IEnumerable<string> names)
    {
        Departments = Read<List<Department>>(read("departments.json"), "departments.json");
        Regions = Read<List<Region>>(read("regions.json"), "regions.json");
        Elements = Read<List<DataElement>>(read("elements.json"), "elements.json");
        Calendar = new(names.Where(n => n.StartsWith("calendar/", StringComparison.Ordinal)).Select(n => Read<CalendarYear>(read(n), n)));
        Matters = [.. names.Where(n => n.StartsWith("matters/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => Resolve(read(n).AsObject(), n))];
    }

    public IReadOnlyList<Department> Departments { get; }
    public IReadOnlyList<Region> Regions { get; }
    public IReadOnlyList<DataElement> Elements { get; }
    public WorkingCalendar Calendar { get; }
    public IReadOnlyList<Matter> Matters { get; }

    /// <summary>The files that ship with the module.</summary>
    public static CatalogFiles Shipped { get; } = FromAssembly();

    /// <summary>
    /// A matter from the JSON of its file, with its elements and departments. Elements that the dictionary does not have yet
    /// may stand in the file itself.
    /// </summary>
    /// <exception cref="CatalogException">Not readable as a matter.</exception>
    public Matter Resolve(JsonObject file, string name)
    {
        var texts = MatterCheck.Texts(file).ToList();
        if (texts.Count > 0)
            throw new CatalogException(name, texts);
        var resolved = file.DeepClone().AsObject();
        var used = Strings(file["steps"]?.AsArray().SelectMany(s => s?["fields"]?.AsArray() ?? [])).ToHashSet(StringComparer.Ordinal);
        var own = file["elements"] is { } given ? Read<List<DataElement>>(given, name) : [];
        if (own.FirstOrDefault(o => Elements.Any(e => e.Code == o.Code)) is { } twice)
            throw new CatalogException(name, [$"The element {twice.Code} is in the dictionary already; another meaning needs another code."]);
        resolved["elements"] = Write(Elements.Concat(own).Where(e => used.Contains(e.Code)));
        resolved["departments"] = Write(Departments);
        return Read<Matter>(resolved, name);
    }

    private static CatalogFiles FromAssembly()
    {
        const string Folder = "Data/";
        var assembly = typeof(CatalogFiles).Assembly;
        return new(
            name => JsonNode.Parse(assembly.GetManifestResourceStream(Folder + name)
                ?? throw new CatalogException(name, ["The file is missing."]), documentOptions: new() { AllowTrailingCommas = true })!,
            assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..].Replace('\\', '/')));
    }

    private static JsonNode? Write<T>(T value) => JsonSerializer.SerializeToNode(value, CatalogJson.Options);

    private static IEnumerable<string> Strings(IEnumerable<JsonNode?>? nodes) => (nodes ?? []).Select(n => n?.ToString() ?? "");

    private static T Read<T>(JsonNode json, string name)
    {
        try
        {
            return json.Deserialize<T>(CatalogJson.Options) ?? throw new CatalogException(name, ["The file is empty."]);
        }
        catch (JsonException e)
        {
            throw new CatalogException(name, [e.Message]);
        }
    }
}

/// <summary>Catalogue data that cannot be used; the message lists everything that is wrong with it.</summary>
public sealed class CatalogException(string name, IReadOnlyList<string> faults)
    : Exception($"{name} cannot be published:{string.Concat(faults.Select(f => "\n  " + f))}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
