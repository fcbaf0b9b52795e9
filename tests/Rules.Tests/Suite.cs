using System.Text.Json;

namespace OneStop.Rules.Tests;

/// <summary>
/// Runs suites in the format of the public compatibility tables: an array of headings (texts) and of cases, an object
/// with rule, data and result or error, or a list of rule, data and result.
/// </summary>
internal static class Suite
{
    public static IEnumerable<string> Failures(string json)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var entry in document.RootElement.EnumerateArray().Where(e => e.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
        {
            var isList = entry.ValueKind == JsonValueKind.Array;
            var rule = isList ? entry[0] : entry.GetProperty("rule");
            var data = isList ? RuleValue.From(entry[1]) : entry.TryGetProperty("data", out var given) ? RuleValue.From(given) : RuleValue.Null;
            var actual = Rule.Parse(rule).Evaluate(data);
            if (!isList && entry.TryGetProperty("error", out var error))
            {
                var type = error.TryGetProperty("type", out var t) ? t.ToString() : null;
                if (actual.Error is null || (type is not null && actual.Error != type))
                    yield return $"{rule.GetRawText()} over {data}: expected the error {type}, got {actual.Error ?? actual.Value.ToString()}";
                continue;
            }

            var expected = RuleValue.From(isList ? entry[2] : entry.GetProperty("result"));
            if (actual.Error is not null || actual.Value != expected)
                yield return $"{rule.GetRawText()} over {data}: expected {expected}, got {actual.Error ?? actual.Value.ToString()}";
        }
    }
}
