using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Publish;

/// <summary>
/// A matter as officials write and exchange it: elements and departments are named by code only. What they mean is taken
/// from the dictionaries when it is read, so that a published version holds all of it.
/// </summary>
internal static class MatterFile
{
    /// <param name="file">The file; elements that the dictionary does not have yet may stand in it under <c>elements</c>.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="parts">The dictionaries.</param>
    /// <exception cref="CatalogException">Not readable as a matter.</exception>
    public static Matter Resolve(JsonObject file, string name, CatalogParts parts)
    {
        var texts = MatterCheck.Texts(file).ToList();
        if (texts.Count > 0)
            throw new CatalogException(name, texts);
        var resolved = file.DeepClone().AsObject();
        var own = file["elements"] is { } given ? Read<List<DataElement>>(given, name) : [];
        if (own.FirstOrDefault(o => parts.Elements.Any(e => e.Code == o.Code)) is { } twice)
            throw new CatalogException(name, [CatalogFault.At($"elements/{twice.Code}", "element-known", twice.Code)]);
        var wording = file["wording"] is { } words ? Read<List<Wording>>(words, name) : [];
        var used = Used(file).ToHashSet(StringComparer.Ordinal);
        resolved["elements"] = Write(parts.Elements.Concat(own).Where(e => used.Contains(e.Code))
            .Select(e => wording.FirstOrDefault(w => w.Element == e.Code)?.Of(e) ?? e));
        var named = Departments(file, parts.Elements.Concat(own).Where(e => used.Contains(e.Code))).ToHashSet(StringComparer.Ordinal);
        resolved["departments"] = Write(parts.Departments.Where(d => named.Contains(d.Code)));
        return Read<Matter>(resolved, name);
    }

    /// <summary>The matter without what the dictionaries say: what <see cref="Resolve"/> reads.</summary>
    public static JsonObject Of(Matter matter)
    {
        var file = Write(matter)!.AsObject();
        file.Remove("elements");
        file.Remove("departments");
        return file;
    }

    private static IEnumerable<string> Used(JsonObject file) =>
    [
        .. from step in file["steps"] as JsonArray ?? [] from field in step?["fields"] as JsonArray ?? [] select field?.ToString() ?? "",
        .. from item in file["items"] as JsonArray ?? [] from value in item?["decides"] as JsonArray ?? [] select value?["element"]?.ToString() ?? "",
    ];

    // Only those that the matter names: a department that is added to the city changes no matter.
    private static IEnumerable<string> Departments(JsonObject file, IEnumerable<DataElement> elements) =>
    [
        file["lead"]?.ToString() ?? "",
        .. from item in file["items"] as JsonArray ?? [] select item?["department"]?.ToString() ?? "",
        .. from material in file["materials"] as JsonArray ?? [] from way in material?["ways"] as JsonArray ?? [] select way?["department"]?.ToString() ?? "",
        .. from element in elements where element.Source is not null select element.Source!.Department,
    ];

    public static T Read<T>(JsonNode json, string name)
    {
        try
        {
            return json.Deserialize<T>(CatalogJson.Options) ?? throw new CatalogException(name, [CatalogFault.At("", "empty")]);
        }
        catch (JsonException e)
        {
            throw new CatalogException(name, [Unreadable(e)]);
        }
    }

    private static CatalogFault Unreadable(JsonException e) =>
        CatalogFault.At(e.Path?.TrimStart('$').TrimStart('.') ?? "", "unreadable", e.Message.Split(" Path: ")[0]);

    private static JsonNode? Write<T>(T value) => JsonSerializer.SerializeToNode(value, CatalogJson.Options);
}
