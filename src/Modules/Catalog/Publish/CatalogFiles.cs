using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Items;
using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Catalog.Publish;

/// <summary>The data files that ship with the module: what an installation begins with.</summary>
internal sealed class CatalogFiles
{
    /// <param name="read">The JSON of a file.</param>
    /// <param name="names">Names of all files, relative to the data folder.</param>
    public CatalogFiles(Func<string, JsonNode> read, IEnumerable<string> names)
    {
        var all = names.Order(StringComparer.Ordinal).ToList();
        Parts = new()
        {
            Departments = List<Department>("departments.json"),
            Regions = List<Region>("regions.json"),
            Halls = List<Hall>("halls.json"),
            Elements = [.. In("elements/").SelectMany(List<DataElement>)],
            Calendars = [.. In("calendar/").Select(n => MatterFile.Entry<CalendarYear>(read(n), n))],
        };
        Matters = [.. In("matters/").Select(n => MatterFile.Resolve(read(n).AsObject(), n, Parts))];
        Parts = Parts with { Items = BasicItems.Of(List<BasicItem>("items.json"), Matters), Policies = List<Policy>("policies.json") };

        IEnumerable<string> In(string folder) => all.Where(n => n.StartsWith(folder, StringComparison.Ordinal));
        List<T> List<T>(string name) => all.Contains(name) ? [.. read(name).AsArray().Select(e => MatterFile.Entry<T>(e, name))] : [];
    }

    public CatalogParts Parts { get; }
    public IReadOnlyList<Matter> Matters { get; }

    public static CatalogFiles Shipped { get; } = FromAssembly();

    private static CatalogFiles FromAssembly()
    {
        const string Folder = "Data/";
        var assembly = typeof(CatalogFiles).Assembly;
        return new(
            name => JsonNode.Parse(assembly.GetManifestResourceStream(Folder + name)
                ?? throw new CatalogException(name, [CatalogFault.At("", "file-missing")]), documentOptions: new() { AllowTrailingCommas = true })!,
            assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..].Replace('\\', '/')));
    }
}

/// <summary>Catalogue data that cannot be used; the message lists everything that is wrong with it.</summary>
public sealed class CatalogException(string name, IReadOnlyList<CatalogFault> faults)
    : Exception($"{name} cannot be published:{string.Concat(faults.Select(f => "\n  " + f))}")
{
    public IReadOnlyList<CatalogFault> Faults { get; } = faults;
}
