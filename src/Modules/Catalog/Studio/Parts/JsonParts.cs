using System.Text.Json.Nodes;
using OneStop.Catalog.Check;

namespace OneStop.Catalog.Studio.Parts;

/// <summary>Looks into a draft of which anything may be missing, or be something else than it should.</summary>
internal static class JsonParts
{
    /// <summary>A member; null when there is none, or nothing that could have one.</summary>
    public static JsonNode? Member(this JsonNode? part, string name) => (part as JsonObject)?[name];

    /// <summary>The text of a member; null for everything that is none.</summary>
    public static string? TextOf(this JsonNode? part, string name) => ShapeCheck.Read(part.Member(name));

    /// <summary>Words in the reader's language, in Chinese while there are no others; null when there are none at all.</summary>
    public static string? Words(this JsonNode? both, Lang lang) =>
        (lang == Lang.En && both.TextOf("en") is { Length: > 0 } english ? english : both.TextOf("zh")) is { Length: > 0 } words ? words : null;
}
