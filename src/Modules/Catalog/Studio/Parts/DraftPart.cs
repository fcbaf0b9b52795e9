using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Studio.Forms;

namespace OneStop.Catalog.Studio.Parts;

/// <summary>One entry of a list in a draft, as lists show it.</summary>
/// <param name="Name">Its code, or its number in the list.</param>
/// <param name="Words">What it is called; its code when it has no words.</param>
/// <param name="Seen">Its fingerprint.</param>
internal sealed record DraftPart(string Place, string Name, string Words, string Seen)
{
    /// <param name="named">What an element or material is called, for parts that only refer to one.</param>
    public static IReadOnlyList<DraftPart> In(JsonObject root, string place, PartListSchema list, Lang lang, Func<string, string?> named)
    {
        var member = place.Length == 0 ? list.Member : $"{place}/{list.Member}";
        var entries = PartPath.Find(root, member) as JsonArray ?? [];
        return [.. MatterCheck.Naming(entries).Zip(entries, (name, entry) =>
            new DraftPart($"{member}/{name}", name, Called(entry, lang) ?? (MatterCheck.Name(entry) is { } code ? named(code) ?? code : name),
            PartPath.Fingerprint(entry)))];
    }

    /// <summary>The words of a part: its name, its text, its question.</summary>
    public static string? Called(JsonNode? part, Lang lang)
    {
        foreach (var member in (string[])["name", "text", "question", "label", "why", "message", "detail"])
        {
            if (part.Member(member).Words(lang) is { } words)
                return words;
        }

        return part is not JsonObject plain ? null
            : plain["value"] is { } value && plain["element"] is { } element ? $"{element} = {value}" : (plain["kind"] ?? plain["value"])?.ToString();
    }
}
