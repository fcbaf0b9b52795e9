using System.Text.Json.Nodes;
using OneStop.Catalog.Studio.Parts;

namespace OneStop.Catalog.Studio.StartDraft;

/// <summary>A new matter that begins with the content of another: its names say that it is a copy, and its items have codes of their own.</summary>
internal static class Copies
{
    private const string Prefix = "YJS-";

    /// <param name="file">The matter that is copied; it is changed.</param>
    public static JsonObject Of(JsonObject file, string code)
    {
        (file["code"], file["version"]) = (code, 1);
        foreach (var name in new[] { "name", "officialName" })
        {
            if (file[name] is JsonObject both)
                (both["zh"], both["en"]) = ($"{both["zh"]}（副本）", both.TextOf("en") is { Length: > 0 } english ? $"{english} (copy)" : "");
        }

        var codes = (file["items"] as JsonArray ?? []).OfType<JsonObject>().Select(i => i.TextOf("code")).OfType<string>()
            .Select((old, at) => (old, $"{Stem(code)}-I{at + 1}")).ToDictionary(c => c.old, c => c.Item2, StringComparer.Ordinal);
        return codes.Count == 0 ? file : Recoded(file, codes)!.AsObject();
    }

    private static string Stem(string code) => code.StartsWith(Prefix, StringComparison.Ordinal) ? code[Prefix.Length..] : code;

    // Items are named by others that wait for them, by materials and values that they bring: always by the whole code.
    private static JsonNode? Recoded(JsonNode? node, Dictionary<string, string> codes) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Recoded(m.Value, codes)))),
        JsonArray list => new JsonArray([.. list.Select(e => Recoded(e, codes))]),
        JsonValue text when text.GetValueKind() == System.Text.Json.JsonValueKind.String && codes.TryGetValue(text.ToString(), out var other) => other,
        _ => node?.DeepClone(),
    };
}
