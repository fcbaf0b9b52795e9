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
        var elements = named.Where(IsField).Select(n => matter.Element(n[5..])).ToList();
        var situations = questions.Aggregate(
            (IEnumerable<(Answers Answers, Dictionary<string, object> Form)>)[(Answers.Usual(matter), new(StringComparer.Ordinal))],
            (all, question) => all.SelectMany(s => Values(question).Select(v => (s.Answers.With(question.Id, v), s.Form))));
        situations = elements.Aggregate(situations, (all, element) =>
            all.SelectMany(s => Values(element, constants).Select(v => (s.Answers, With(s.Form, element.Code, v)))));
        return situations.Take(Most).Select(s => (MatterFacts.Of(matter, s.Answers, s.Form), s.Answers, (IReadOnlyDictionary<string, object>)s.Form));
    }

    /// <summary>
    /// Whether these situations tell if a rule can come true. Rows, days and what registers say are not varied; of such a rule it is taken
    /// for granted.
    /// </summary>
    public static bool CanTell(Matter matter, Rule rule) =>
        rule.Variables.All(v => v.StartsWith("answers.", StringComparison.Ordinal) || IsField(v) && matter.Element(v[5..]).Type != ElementType.Table)
        && !Operators(rule.Source).Any(OnDays.Contains);

    private static readonly string[] OnDays = ["days_between", "years_between", "date_add", "weekday", "born", "distinct"];

    private static bool IsField(string name) => name.StartsWith("form.", StringComparison.Ordinal) && !name.Contains("[]", StringComparison.Ordinal);

    private static IEnumerable<string> Operators(JsonElement rule) => rule.ValueKind switch
    {
        JsonValueKind.Object => rule.EnumerateObject().SelectMany(p => Operators(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => rule.EnumerateArray().SelectMany(Operators),
        _ => [],
    };

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
        _ when element.Check == CheckDigit.CitizenId => [.. constants, .. Citizens, "?", null],
        _ => [.. constants, "?", null],
    };

    /// <summary>A woman and a man: the examples of GB 11643.</summary>
    private static readonly string[] Citizens = ["11010519491231002X", "440524188001010014"];

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
