using OneStop.Contracts.Catalog;
using OneStop.Rules;

namespace OneStop.Catalog.Compose;

/// <summary>Finds the items that the form calls for against the answers, or a source against the form.</summary>
internal static class Contradictions
{
    private const string Answer = "answers.", Form = "form.";
    private static readonly Dictionary<string, object> Empty = [];

    public static IEnumerable<Contradiction> Of(Matter matter, Answers answers, Known known, IEnumerable<ServiceItem> chosen) =>
        chosen.Select(i => Of(matter, answers, known, i)).OfType<Contradiction>();

    private static Contradiction? Of(Matter matter, Answers answers, Known known, ServiceItem item)
    {
        if (item.Condition is not { } condition)
            return null;
        bool Holds(Answers given, IReadOnlyDictionary<string, object> form) => condition.Holds(Composer.Facts(matter, given, known, form));
        var byRegister = !Holds(answers, known.Form);
        var form = known.Registered ?? known.Form;
        IReadOnlyList<string> questions = Holds(answers, Empty)
            ? [] : [.. Named(condition, Answer).Where(q => Otherwise(q).Any(a => Holds(answers.With(q, a), Empty)))];
        if (!byRegister && questions.Count == 0)
            return null;
        // Each value by itself: the others of the condition have nothing to do with it.
        IReadOnlyList<string> elements =
            [.. Named(condition, Form).Where(e => form.TryGetValue(e, out var value) && Holds(answers, Only(e, value)))];
        return elements.Count == 0 && !byRegister ? null : new(item.Code, questions, elements, byRegister);

        IEnumerable<string> Otherwise(string id) => matter.Questions.FirstOrDefault(q => q.Id == id) is not { } question || answers[id] is not { } said ? []
            : (question.Kind == QuestionKind.YesNo ? ["0", "1"] : question.Options.Select(o => o.Code)).Where(a => a != said);
    }

    private static Dictionary<string, object> Only(string element, object value) => new(StringComparer.Ordinal) { [element] = value };

    private static IEnumerable<string> Named(Rule condition, string of) =>
        condition.Variables.Where(v => v.StartsWith(of, StringComparison.Ordinal)).Select(v => v[of.Length..].Split('.')[0]).Distinct(StringComparer.Ordinal);
}
