using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Drafts;

namespace OneStop.Catalog.Studio.Differences;

/// <summary>One place at which two versions are not the same.</summary>
/// <param name="Before">Null when it was added.</param>
/// <param name="After">Null when it was taken out.</param>
internal sealed record PartDifference(string Place, JsonNode? Before, JsonNode? After)
{
    /// <summary>What a draft began with, as it is published; null for something new.</summary>
    public static JsonObject? Published(CatalogDraft draft, CatalogInMemory catalog) => draft.Of switch
    {
        DraftKind.Matter => catalog.Find(draft.Code, draft.BasedOn) is { } matter ? Comparable(MatterFile.Of(matter)) : null,
        DraftKind.Element => Part(catalog.Parts.Elements.FirstOrDefault(e => e.Code == draft.Code)),
        DraftKind.Department => Part(catalog.Parts.Departments.FirstOrDefault(e => e.Code == draft.Code)),
        DraftKind.Hall => Part(catalog.Parts.Halls.FirstOrDefault(e => e.Code == draft.Code)),
        DraftKind.Item => Part(catalog.Parts.Items.FirstOrDefault(i => i.Code == draft.Code)),
        DraftKind.Policy => Part(catalog.Parts.Policies.FirstOrDefault(p => p.Code == draft.Code)),
        _ => null,
    };

    /// <summary>Number and day of a version are given when it is published; they are not its content.</summary>
    public static JsonObject Comparable(JsonObject file)
    {
        var copy = file.DeepClone().AsObject();
        copy.Remove("version");
        copy.Remove("effective");
        return copy;
    }

    private static JsonObject? Part<T>(T? part)
        where T : class => part is null ? null : JsonSerializer.SerializeToNode(part, CatalogJson.Options)!.AsObject();

    /// <summary>Everything that is not the same, part by part; entries of lists are told apart by their codes.</summary>
    public static IReadOnlyList<PartDifference> Between(JsonObject before, JsonObject after) => [.. Between("", before, after)];

    private static IEnumerable<PartDifference> Between(string place, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after) || (IsEmpty(before) && IsEmpty(after)))
            yield break;
        switch (before, after)
        {
            case (JsonObject one, JsonObject other) when !IsText(one) && !IsRule(one) && !IsRule(other):
                foreach (var name in one.Select(m => m.Key).Union(other.Select(m => m.Key)))
                {
                    foreach (var difference in Between(Join(place, name), one[name], other[name]))
                        yield return difference;
                }

                break;
            case (JsonArray one, JsonArray other) when IsNamed(one) && IsNamed(other):
                foreach (var name in Names(one).Union(Names(other)))
                {
                    foreach (var difference in Between(Join(place, name), Entry(one, name), Entry(other, name)))
                        yield return difference;
                }

                if (Names(one).Intersect(Names(other)).SequenceEqual(Names(other).Intersect(Names(one))) is false)
                    yield return new(place, new JsonArray([.. Names(one).Select(n => (JsonNode)n)]), new JsonArray([.. Names(other).Select(n => (JsonNode)n)]));
                break;
            case (JsonArray one, JsonArray other) when one.All(e => e is JsonObject) && other.All(e => e is JsonObject):
                for (var i = 0; i < Math.Max(one.Count, other.Count); i++)
                {
                    foreach (var difference in Between(Join(place, $"{i + 1}"), i < one.Count ? one[i] : null, i < other.Count ? other[i] : null))
                        yield return difference;
                }

                break;
            default:
                yield return new(place, before?.DeepClone(), after?.DeepClone());
                break;
        }
    }

    private static bool IsText(JsonObject node) => node.ContainsKey("zh") && node.ContainsKey("en");

    // A rule is read as a whole.
    private static bool IsRule(JsonObject node) =>
        node.Count == 1 && !char.IsAsciiLetterUpper(node.First().Key[0])
        && node.First().Key is "and" or "or" or "!" or "==" or "!=" or "in" or "var" or ">=" or ">" or "<" or "<=";

    private static bool IsNamed(JsonArray list) =>
        list.All(e => MatterCheck.Name(e) is not null) && Names(list).Distinct(StringComparer.Ordinal).Count() == list.Count;

    private static bool IsEmpty(JsonNode? node) => node is null or JsonArray { Count: 0 };

    private static IReadOnlyList<string> Names(JsonArray list) => [.. list.Select(e => MatterCheck.Name(e)!)];

    private static JsonNode? Entry(JsonArray list, string name) => list.FirstOrDefault(e => MatterCheck.Name(e) == name);

    private static string Join(string place, string name) => place.Length == 0 ? name : $"{place}/{name}";
}
