using System.Text.Json.Nodes;
using OneStop.Catalog.Check;

namespace OneStop.Catalog.Package;

/// <summary>Reads the lists of a package and gathers what is wrong with them; entries that are wrong are mended, so that reading goes on.</summary>
internal sealed class PackageReading(JsonObject file)
{
    private readonly List<CatalogFault> faults = [];
    private readonly List<CatalogFault> untranslated = [];

    public IReadOnlyList<CatalogFault> Faults => faults;
    public IReadOnlyList<CatalogFault> Untranslated => untranslated;

    public void KnowsOnly(IReadOnlyList<string> members) =>
        faults.AddRange(file.Select(m => m.Key).Except(members).Select(unknown => CatalogFault.At(unknown, "member-unknown", unknown, members)));

    public List<T> Entries<T>(JsonObject of, string list)
    {
        var read = new List<T>();
        foreach (var (entry, i) in List(of, list).Select((e, i) => (e, i)))
        {
            var shape = ShapeCheck.Of<T>(entry, $"{list}/{MatterCheck.Name(entry) ?? $"{i + 1}"}");
            faults.AddRange(shape.Faults);
            untranslated.AddRange(shape.Untranslated);
            read.Add(shape.Read());
        }

        return read;
    }

    public List<JsonObject> Objects(string list)
    {
        var read = new List<JsonObject>();
        foreach (var (entry, i) in List(file, list).Select((e, i) => (e, i)))
        {
            if (entry is JsonObject part)
                read.Add(part);
            else
                faults.Add(CatalogFault.At($"{list}/{i + 1}", "not-an-object"));
        }

        return read;
    }

    private JsonArray List(JsonObject of, string list)
    {
        switch (of[list])
        {
            case JsonArray entries:
                return entries;
            case null:
                break;
            default:
                faults.Add(CatalogFault.At(list, "not-a-list", list));
                break;
        }

        return [];
    }
}
