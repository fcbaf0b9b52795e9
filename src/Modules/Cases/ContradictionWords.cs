using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>Says, to applicant and reviewer alike, where answer, form and register disagree about an item.</summary>
/// <param name="show">A value as this reader may see it.</param>
internal sealed class ContradictionWords(Texts t, Matter matter, IReadOnlyDictionary<string, string> answers, Func<string, string?> stated,
    IReadOnlyDictionary<string, FoundValue> found, Func<DataElement, string, string> show)
{
    public IReadOnlyList<string> Of(IEnumerable<Contradiction> contradictions) => [.. contradictions.SelectMany(Of)];

    private IEnumerable<string> Of(Contradiction told)
    {
        var item = matter.Item(told.Item).Name;
        if (told.ByRegister)
        {
            foreach (var element in told.Elements.Select(matter.Element))
                yield return t["contradiction.register", item, element.Name, Stated(element), Source(element), show(element, found[element.Code].Value)];
            if (told.Elements.Count == 0)
                yield return t["contradiction.several", item];
            yield break;
        }

        foreach (var question in told.Questions.Select(id => matter.Questions.First(q => q.Id == id)))
        {
            foreach (var element in told.Elements.Select(matter.Element))
                yield return t["contradiction.answer", item, question.Text, Answer(question), element.Name, Stated(element), Source(element)];
        }
    }

    private string Stated(DataElement element) => stated(element.Code) is { Length: > 0 } value ? show(element, value) : t["value.none"];

    private string Source(DataElement element) =>
        found.GetValueOrDefault(element.Code) is { } fact ? t["contradiction.source", fact.Name, fact.At] : t["contradiction.stated"];

    private string Answer(Question question) => answers.GetValueOrDefault(question.Id) is not { } said ? t["value.none"]
        : question.Kind == QuestionKind.YesNo ? t[said == "1" ? "value.yes" : "value.no"]
        : question.Options.FirstOrDefault(o => o.Code == said) is { } option ? t.Of(option.Name) : said;
}
