using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Check;
using OneStop.Catalog.Compose;
using OneStop.Catalog.Studio.Review;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Kernel.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Preview;

/// <summary>Guide and form of a draft as the citizen will see them, for any answers.</summary>
[Access(Who.Editor)]
internal sealed class PreviewPage(EventStore store, CatalogInMemory catalog, IPeople people) : DraftPage(store, people)
{
    public Matter? Matter { get; private set; }
    public Composition? Made { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Load(cancel) || Draft.Of != Drafts.DraftKind.Matter)
            return NotFound();
        (Matter, Faults) = Readied.Read(Draft.Body, catalog.Parts);
        // A draft whose names lead nowhere cannot be composed; its faults are shown instead.
        if (Matter is { } matter && MatterCheck.Faults(matter) is var faults && faults.Count > 0)
            (Matter, Faults) = (faults.Any(f => f.Code is "cycle" or "duplicate" or "element-unknown" or "material-unknown" or "department-unknown" or "item-unknown" or "rule-variable" or "rule-operator" or "no-last-way" or "way-source") ? null : matter, faults);
        if (Matter is { } sound)
        {
            var answers = Answers.Read(sound, id => Request.Query[id]);
            Made = Composer.Compose(sound, answers.Values.Aggregate(Answers.Usual(sound), (all, a) => all.With(a.Key, a.Value)), Known.Expected(sound));
        }

        return Page();
    }

    public static string Control(DataElement element) => element.Type switch
    {
        ElementType.LongText => "textarea",
        ElementType.Number or ElementType.Integer => "number",
        ElementType.Date => "date",
        ElementType.Phone => "tel",
        ElementType.YesNo => "radios",
        ElementType.Choice => element.Options.Count <= 8 ? "radios" : "select",
        ElementType.MultiChoice => "checkboxes",
        _ => "text",
    };

    public IReadOnlyList<Choice> Choices(DataElement element) => element.Type == ElementType.YesNo && element.Options.Count == 0
        ? [new("1", T["rule.yes"]), new("0", T["rule.no"])]
        : [.. element.Options.Select(o => new Choice(o.Code, T.Of(o.Name), o.Hint is { } hint ? T.Of(hint) : null))];

    public IReadOnlyList<Choice> AnswersOf(Question question) => question.Kind == QuestionKind.YesNo
        ? [new("1", T["rule.yes"]), new("0", T["rule.no"])]
        : [.. question.Options.Select(o => new Choice(o.Code, T.Of(o.Name)))];
}
