using System.Globalization;
using System.Text.Json.Nodes;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>A condition as it is built: simple ones, all of which or any of which must hold.</summary>
/// <param name="Any">Any of them is enough.</param>
/// <param name="Chosen">JSON Logic of simple conditions.</param>
/// <param name="Figures">Element, comparison, number.</param>
internal sealed record RuleBuilder(bool Any, IReadOnlyList<string> Chosen, IReadOnlyList<(string Element, string Op, string Value)> Figures)
{
    public const int MostChosen = 5;
    public const int MostFigures = 2;

    public static readonly RuleBuilder Nothing = new(false, [], []);

    /// <summary>Null when the rule is more than can be built.</summary>
    public static RuleBuilder? Of(JsonNode? rule, ConditionChoices conditions)
    {
        if (ConditionChoices.Plain(rule) is not { } plain)
            return Nothing;
        var joined = plain is JsonObject { Count: 1 } operation && operation.First() is var (name, args) && name is "and" or "or"
            ? (Any: operation.First().Key == "or", Parts: (operation.First().Value as JsonArray)!) : (Any: false, Parts: [plain.DeepClone()]);
        var chosen = new List<string>();
        var figures = new List<(string, string, string)>();
        foreach (var part in joined.Parts)
        {
            if (part?.ToJsonString() is { } written && conditions.All.Any(a => a.Rule == written))
                chosen.Add(written);
            else if (conditions.Figure(part) is { } figure)
                figures.Add(figure);
            else
                return null;
        }

        return chosen.Count <= MostChosen && figures.Count <= MostFigures ? new(joined.Any, chosen, figures) : null;
    }

    /// <summary>The rule; null for no condition.</summary>
    public JsonNode? Rule()
    {
        List<JsonNode?> parts =
        [
            .. Chosen.Select(c => JsonNode.Parse(c)),
            .. Figures.Select(f => new JsonObject { [f.Op] = new JsonArray(new JsonObject { ["var"] = "form." + f.Element },
            decimal.Parse(f.Value, CultureInfo.InvariantCulture)) }),
        ];
        return parts.Count switch { 0 => null, 1 => parts[0], _ => new JsonObject { [Any ? "or" : "and"] = new JsonArray([.. parts]) } };
    }
}
