using System.Collections.Immutable;
using System.Globalization;
using OneStop.Rules;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// What the rules of a matter look at: <c>answers.q4</c> is true or false for yes and no, the code for a choice, null
/// without an answer; <c>form.DE0223</c> is the text of a field, the list of a multiple choice, or the list of a table's
/// rows, each an object from column code to text; <c>register.DE0223</c> is the same as an independent source says it, null
/// where none answered; <c>today</c> is the day on which it is saved or filed, and of a filed case that of its filing. A rule
/// about the rows of a table sees each in turn as <c>row.share</c>.
/// </summary>
public static class MatterFacts
{
    /// <param name="matter">Whose questions are answered.</param>
    /// <param name="answers">The answers so far.</param>
    /// <param name="form">By element code: a string, a list of strings, or a list of rows; see <see cref="Known.Form"/>.</param>
    /// <param name="found">What independent sources say, in the same shape; see <see cref="Known.Found"/>.</param>
    /// <param name="today">China's day; null where none is known, and no rule about it holds.</param>
    public static RuleValue Of(Matter matter, Answers answers, IReadOnlyDictionary<string, object> form, IReadOnlyDictionary<string, object>? found = null,
        DateOnly? today = null) => RuleValue.Object(("answers", RuleValue.Of(new AnswerFacts(matter, answers))), ("form", RuleValue.Of(new FormFacts(form))),
            ("register", RuleValue.Of(new FormFacts(found ?? ImmutableDictionary<string, object>.Empty))),
            ("today", RuleValue.Of(today?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));

    /// <summary>What a matter's facts are from the place of one row of a table.</summary>
    /// <exception cref="ArgumentException">They are no facts of a matter.</exception>
    public static RuleValue At(RuleValue facts, IReadOnlyDictionary<string, string> row) =>
        facts.TryGet(RuleValue.Of("answers"), out var answers) && facts.TryGet(RuleValue.Of("form"), out var form)
            && facts.TryGet(RuleValue.Of("register"), out var register) && facts.TryGet(RuleValue.Of("today"), out var today)
            ? RuleValue.Object(("answers", answers), ("form", form), ("register", register), ("today", today), ("row", FormFacts.Row(row)))
            : throw new ArgumentException("No facts of a matter.", nameof(facts));

    private sealed class AnswerFacts(Matter matter, Answers answers) : IRuleObject
    {
        public IEnumerable<string> Names => matter.Questions.Select(q => q.Id);

        public bool TryGet(string name, out RuleValue value)
        {
            var question = matter.Questions.FirstOrDefault(q => q.Id == name);
            value = question is null || answers[name] is not { } answer ? RuleValue.Null
                : question.Kind == QuestionKind.YesNo ? RuleValue.Of(answer == "1") : RuleValue.Of(answer);
            return question is not null;
        }
    }

    private sealed class FormFacts(IReadOnlyDictionary<string, object> form) : IRuleObject
    {
        public IEnumerable<string> Names => form.Keys;

        public bool TryGet(string name, out RuleValue value)
        {
            var found = form.TryGetValue(name, out var content);
            value = content switch
            {
                string text => RuleValue.Of(text),
                IEnumerable<IReadOnlyDictionary<string, string>> rows => RuleValue.Of([.. rows.Select(Row)]),
                IEnumerable<string> list => RuleValue.Of([.. list.Select(v => RuleValue.Of(v))]),
                _ => RuleValue.Null,
            };
            return found;
        }

        public static RuleValue Row(IReadOnlyDictionary<string, string> cells) =>
            RuleValue.Object([.. cells.Select(c => (c.Key, RuleValue.Of(c.Value)))]);
    }
}
