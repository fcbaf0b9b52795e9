using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;

namespace OneStop.Catalog.Studio.Parts;

/// <summary>
/// Where a part of a draft stands: names of members and, in lists, codes (<c>items/E01-I2/results/food-licence</c>); parts
/// without a code are counted from 1 (<c>faq/3</c>). All changes work on a copy.
/// </summary>
internal static class PartPath
{
    public static JsonNode? Find(JsonObject root, string place)
    {
        JsonNode? node = root;
        foreach (var name in Split(place))
        {
            node = node switch
            {
                JsonObject members => members[name],
                JsonArray list => IndexOf(list, name) is var at and >= 0 ? list[at] : null,
                _ => null,
            };
        }

        return node;
    }

    /// <summary>The body with another part at the place; at the end of its list when there was none, away when it is null.</summary>
    public static JsonObject Put(JsonObject root, string place, JsonElement? after)
    {
        var copy = root.DeepClone().AsObject();
        var (list, name) = (Parent(place), Split(place)[^1]);
        var value = after is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? JsonSerializer.SerializeToNode(given) : null;
        switch (Ensure(copy, list, named: place))
        {
            case JsonObject members when value is null:
                members.Remove(name);
                break;
            case JsonObject members:
                members[name] = value;
                break;
            case JsonArray parts when IndexOf(parts, name) is var at and >= 0:
                if (value is null)
                    parts.RemoveAt(at);
                else
                    parts[at] = value;
                break;
            case JsonArray parts when value is not null:
                parts.Add(value);
                break;
        }

        return copy;
    }

    public static JsonObject Move(JsonObject root, string place, int by)
    {
        var copy = root.DeepClone().AsObject();
        if (Find(copy, Parent(place)) is JsonArray list && IndexOf(list, Split(place)[^1]) is var at and >= 0)
        {
            var part = list[at];
            list.RemoveAt(at);
            list.Insert(Math.Clamp(at + by, 0, list.Count), part);
        }

        return copy;
    }

    /// <summary>Tells whether a part still stands as it was shown; empty for one that is not there.</summary>
    public static string Fingerprint(JsonNode? part) =>
        part is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part.ToJsonString())).AsSpan(0, 8));

    public static string Parent(string place) => place.LastIndexOf('/') is var at and >= 0 ? place[..at] : "";

    public static string[] Split(string place) => place.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static int IndexOf(JsonArray list, string name)
    {
        var names = MatterCheck.Naming(list);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }

        return -1;
    }

    // A draft may lack a list that its file leaves out when it is empty.
    private static JsonNode Ensure(JsonObject root, string list, string named)
    {
        if (list.Length == 0)
            return root;
        if (Find(root, list) is { } there)
            return there;
        var above = Ensure(root, Parent(list), named) as JsonObject
            ?? throw new InvalidOperationException($"There is nothing at {list} in the draft to hold {named}.");
        JsonArray made = [];
        above[Split(list)[^1]] = made;
        return made;
    }
}
