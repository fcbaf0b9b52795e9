using System.Text.Json;
using OneStop.Contracts.Catalog;
using OneStop.Rules;

namespace OneStop.Catalog.Check;

/// <summary>
/// The situations that rules can tell apart: every answer, every option, and for figures and words the values that stand in
/// the rules themselves with their neighbours. Enough to find out whether a condition can ever hold.
/// </summary>
internal static class Possible
{
    private const int Most = 10_000;

    /// <param name="matter">Whose questions and fields.</param>
    /// <param name="rules">Only what these look at is varied; every question not looked at has its usual answer.</param>
    public static IEnumerable<(RuleValue Facts, Answers Answers, IReadOnlyDictionary<string, object> Form)> Facts(Matter matter, IReadOnlyList<Rule> rules)
    {
        var named = rules.SelectMany(r => r.Variables).Distinct(StringComparer.Ordinal).ToList();
        var constants = rules.SelectMany(r => Constants(r.Source)).Distinct().ToList();
        var questions = named.Where(n => n.StartsWith("answers.", StringComparison.Ordinal)).Select(n => matter.Questions.First(q => q.Id == n[8..])).ToList();
        var elements = named.Where(n => n.StartsWith("form.", StringComparison.Ordinal)).Select(n => matter.Element(n[5..])).ToList();
        var situations = questions.Aggregate(
            (IEnumerable<(Answers Answers, Dictionary<string, object> Form)>)[(Answers.Usual(matter), new(StringComparer.Ordinal))],
            (all, question) => all.SelectMany(s => Values(question).Select(v => (s.Answers.With(question.Id, v), s.Form))));
        situations = elements.Aggregate(situations, (all, element) =>
            all.SelectMany(s => Values(element, constants).Select(v => (s.Answers, With(s.Form, element.Code, v)))));
        return situations.Take(Most).Select(s => (MatterFacts.Of(matter, s.Answers, s.Form), s.Answers, (IReadOnlyDictionary<string, object>)s.Form));
    }

    private static IEnumerable<string> Values(Question question) => question.Kind == QuestionKind.YesNo ? ["1", "0"] : question.Options.Select(o => o.Code);

    private static IEnumerable<object?> Values(DataElement element, List<string> constants) => element.Type switch
    {
        ElementType.YesNo => ["1", "0", null],
        ElementType.Choice => [.. element.Options.Select(o => o.Code), null],
        ElementType.MultiChoice => [.. element.Options.Select(o => new[] { o.Code }), element.Options.Select(o => o.Code).ToArray(), null],
        ElementType.Number or ElementType.Integer => [.. constants.Where(c => decimal.TryParse(c, out _))
            .SelectMany(c => new[] { decimal.Parse(c) - 1, decimal.Parse(c), decimal.Parse(c) + 1 }).Distinct().Select(d => d.ToString()), "0", "999999", null],
        ElementType.Table => ["[]", "[{},{}]", null],
        ElementType.Date => [.. constants.Where(c => c.Length == 10), "1900-01-01", "2999-12-31", null],
        _ => [.. constants, "?", null],
    };

    private static Dictionary<string, object> With(Dictionary<string, object> form, string element, object? value) =>
        value is null ? form : new(form, StringComparer.Ordinal) { [element] = value };

    private static IEnumerable<string> Constants(JsonElement rule) => rule.ValueKind switch
    {
        JsonValueKind.Object => rule.EnumerateObject().Where(p => p.Name is not ("var" or "val")).SelectMany(p => Constants(p.Value)),
        JsonValueKind.Array => rule.EnumerateArray().SelectMany(Constants),
        JsonValueKind.String => [rule.GetString()!],
        JsonValueKind.Number => [rule.GetRawText()],
        _ => [],
    };
}
