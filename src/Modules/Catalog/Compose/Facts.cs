using OneStop.Contracts.Catalog;
using OneStop.Kernel.Rules;

namespace OneStop.Catalog.Compose;

/// <summary><c>answers.q4</c> in a rule: true or false for yes and no, the code for a choice, null without an answer.</summary>
internal sealed class AnswerFacts(Matter matter, Answers answers) : IRuleObject
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

/// <summary><c>form.DE0223</c> in a rule: the text of a field, or the list of a multiple choice.</summary>
internal sealed class FormFacts(IReadOnlyDictionary<string, object> form) : IRuleObject
{
    public IEnumerable<string> Names => form.Keys;

    public bool TryGet(string name, out RuleValue value)
    {
        var found = form.TryGetValue(name, out var content);
        value = content switch
        {
            string text => RuleValue.Of(text),
            IEnumerable<string> list => RuleValue.Of([.. list.Select(v => RuleValue.Of(v))]),
            _ => RuleValue.Null,
        };
        return found;
    }
}
