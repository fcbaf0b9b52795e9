using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Differences;

/// <summary>Differences in words.</summary>
internal sealed class DifferenceTable(IReadOnlyList<PartDifference> differences, FormContext context, DraftKind kind)
{
    private readonly ConditionChoices conditions = new(context);
    private readonly Texts t = context.T;

    public IReadOnlyList<PartDifference> Lines => differences;

    public string Where(PartDifference difference) => PartPathWords.Of(kind, difference.Place, t);

    public string Words(JsonNode? value) => value switch
    {
        null => t["differences.nothing"],
        JsonObject both when both["zh"] is not null && both.Count <= 2 =>
            string.Join(" / ", new[] { both.TextOf(t.Lang == Lang.En ? "en" : "zh"), both.TextOf(t.Lang == Lang.En ? "zh" : "en") }.Where(w => w?.Length > 0)),
        JsonObject { Count: 1 } rule when rule.First().Value is JsonArray or JsonValue && !rule.ContainsKey("code") => conditions.Words(rule),
        JsonObject part => DraftPart.Called(part, t.Lang) ?? string.Join(t["differences.and"], part.Select(m => $"{m.Key}: {Words(m.Value)}")),
        JsonArray list => string.Join(t["differences.and"], list.Select(Words)),
        JsonValue flag when flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False => t[flag.GetValue<bool>() ? "rule.yes" : "rule.no"],
        _ => value.ToString(),
    };
}
