using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Publish;

/// <summary>A matter as it was found in a file.</summary>
/// <param name="Matter">As far as it can be read: what is missing or wrong is mended, so that pages and checks can go on.</param>
/// <param name="Faults">Everything that keeps it from being published.</param>
/// <param name="Untranslated">Texts whose English is to follow.</param>
/// <param name="OwnElements">Elements that it brings to the dictionary.</param>
/// <param name="IsWhole">Nothing had to be mended.</param>
internal sealed record MatterReading(
    Matter Matter, IReadOnlyList<CatalogFault> Faults, IReadOnlyList<CatalogFault> Untranslated, IReadOnlyList<DataElement> OwnElements, bool IsWhole);

/// <summary>
/// A matter as officials write and exchange it: elements and departments are named by code only. What they mean is taken
/// from the dictionaries when it is read, so that a published version holds all of it.
/// </summary>
internal static class MatterFile
{
    /// <summary>Characters of JSON that a matter may come to.</summary>
    public const int Largest = 1_000_000;

    private const string Elements = "elements", Departments = "departments";

    /// <summary>Looks through a file, however little of it is written yet.</summary>
    /// <param name="file">The file; elements that the dictionary does not have yet may stand in it under <c>elements</c>.</param>
    /// <param name="parts">The dictionaries.</param>
    public static MatterReading Look(JsonObject file, CatalogParts parts)
    {
        var (own, ofOwn, words) = OwnElementsOf(file, parts);
        var body = file.DeepClone().AsObject();
        body.Remove(Elements);
        var shape = ShapeCheck.Of<Matter>(body, "", Elements, Departments);
        var resolved = shape.Mended.AsObject();
        var wording = resolved["wording"] is { } other ? Read<List<Wording>>(other) : [];
        var used = Used(resolved).ToHashSet(StringComparer.Ordinal);
        var elements = parts.Elements.Concat(own).Where(e => used.Contains(e.Code)).ToList();
        resolved[Elements] = Write(elements.Select(e => wording.Find(w => w.Element == e.Code)?.Of(e) ?? e));
        var named = Named(resolved, elements).ToHashSet(StringComparer.Ordinal);
        resolved[Departments] = Write(parts.Departments.Where(d => named.Contains(d.Code)));
        var matter = Read<Matter>(resolved);
        var written = file.ToJsonString().Length;
        List<CatalogFault> size = written > Largest ? [CatalogFault.At("", "too-large.matter", written, Largest)] : [];
        var found = size.Count > 0 ? [] : MatterCheck.Faults(matter).Concat(ReferenceCheck.Faults(matter, parts));
        return new(matter, [.. size, .. shape.Faults, .. ofOwn, .. shape.OfAuthors(found).Where(f => !ofOwn.Any(o => f.Place == Above(o.Place)))],
            [.. shape.Untranslated, .. words], own, shape.Faults.Count + ofOwn.Count == 0);
    }

    /// <summary>A file that must be a matter.</summary>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="CatalogException">It is none.</exception>
    public static Matter Resolve(JsonObject file, string name, CatalogParts parts) =>
        Look(file, parts) is var found && found.IsWhole ? found.Matter : throw new CatalogException(name, found.Faults);

    /// <summary>The matter without what the dictionaries say: what <see cref="Look"/> reads.</summary>
    public static JsonObject Of(Matter matter)
    {
        var file = Write(matter)!.AsObject();
        file.Remove(Elements);
        file.Remove(Departments);
        return file;
    }

    /// <summary>An entry of a list in a file.</summary>
    /// <exception cref="CatalogException">It is not what the list holds.</exception>
    public static T Entry<T>(JsonNode? entry, string name) =>
        ShapeCheck.Of<T>(entry) is { Faults.Count: 0 } shape ? shape.Read() : throw new CatalogException(name, ShapeCheck.Of<T>(entry).Faults);

    // Two of one code would be one in every dictionary.
    private static (List<DataElement> Own, List<CatalogFault> Faults, List<CatalogFault> Untranslated) OwnElementsOf(JsonObject file, CatalogParts parts)
    {
        if (file[Elements] is not { } given)
            return ([], [], []);
        if (given is not JsonArray list)
            return ([], [CatalogFault.At(Elements, "not-a-list", Elements)], []);
        var (own, faults, words) = (new List<DataElement>(), new List<CatalogFault>(), new List<CatalogFault>());
        foreach (var (name, entry) in MatterCheck.Naming(list).Zip(list))
        {
            var place = $"{Elements}/{name}";
            var shape = ShapeCheck.Of<DataElement>(entry, place);
            faults.AddRange(shape.Faults);
            words.AddRange(shape.Untranslated);
            var element = shape.Read();
            if (parts.Elements.Any(e => e.Code == element.Code))
                faults.Add(CatalogFault.At(place, "element-known", element.Code));
            else if (own.Exists(e => e.Code == element.Code))
                faults.Add(CatalogFault.At(place, "duplicate.in-file", element.Code));
            else
                own.Add(element);
        }

        return (own, faults, words);
    }

    private static string Above(string place) => string.Join('/', place.Split('/').Take(2));

    private static IEnumerable<string> Used(JsonObject file) =>
    [
        .. from step in Entries(file, "steps") from field in step["fields"] as JsonArray ?? [] select field!.ToString(),
        .. from item in Entries(file, "items") from value in Entries(item, "decides") select value["element"]!.ToString(),
        .. from said in Entries(file, "resultValues") select said["element"]!.ToString(),
        .. from party in Entries(file, "parties") from told in party["forDepartments"] as JsonArray ?? [] select told!.ToString(),
    ];

    // Only those that the matter names: a department that is added to the city changes no matter.
    private static IEnumerable<string> Named(JsonObject file, IEnumerable<DataElement> elements) =>
    [
        file["lead"]!.ToString(),
        .. from item in Entries(file, "items") select item["department"]!.ToString(),
        .. from material in Entries(file, "materials") from way in Entries(material, "ways") select way["department"]?.ToString() ?? "",
        .. from element in elements where element.Source is not null select element.Source!.Department,
    ];

    private static IEnumerable<JsonObject> Entries(JsonObject part, string list) => (part[list] as JsonArray ?? []).OfType<JsonObject>();

    private static T Read<T>(JsonNode json) => json.Deserialize<T>(CatalogJson.Options)!;

    private static JsonNode? Write<T>(T value) => JsonSerializer.SerializeToNode(value, CatalogJson.Options);
}
