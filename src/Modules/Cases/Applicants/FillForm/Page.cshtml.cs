using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

[Access(Right.Apply)]
internal sealed class FormPage(SaveStep save) : DraftPage, IShowsTyped
{
    private readonly Dictionary<string, List<IReadOnlyDictionary<string, string>>> rows = new(StringComparer.Ordinal);
    private string? seen;

    [FromRoute]
    public string Step { get; set; } = "";

    public ComposedStep Composed { get; private set; } = null!;

    /// <summary>Fingerprint of what the page showed when it was opened.</summary>
    public string Seen => seen ?? SaveStep.Fingerprint(Filing, Composed);

    /// <summary>The answers brought fields that were not there before.</summary>
    public bool Grew { get; private set; }

    /// <summary>Names and values that another device saved since the page was shown.</summary>
    public IReadOnlyList<(string Name, string Value)> Meanwhile { get; private set; } = [];

    public IEnumerable<ComposedField> Locked => Composed.Fields.Where(Filing.IsLocked);
    public IEnumerable<ComposedField> Asked => Composed.Fields.Where(f => !Filing.IsLocked(f));
    public int Place => Filing.Composition.Steps.ToList().IndexOf(Composed) + 1;

    public async Task<IActionResult> OnGet(bool grew, CancellationToken cancel)
    {
        if (await Open(cancel) is { } other)
            return other;
        Grew = grew;
        if (!FindStep())
            return NotFound();
        // A page saved before with something wrong shows it again.
        if (Filing.State.Saved.Contains(Step) || Composed.Fields.Any(f => Filing.State.Form.ContainsKey(f.Element.Code)))
            Keep();
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var form = await Request.ReadFormAsync(cancel);
        if (form.ContainsKey("add") || form.ContainsKey("remove"))
            return await Open(cancel) ?? (FindStep() ? Rearrange(form) : NotFound());
        var later = form.ContainsKey("later");
        var answer = await save.Handle(new(Id, Reach, Actor.Account, HttpContext.Network(), Step, name => form[name], form["seen"]), cancel);
        if (!answer.Succeeded(out var saved))
            return await Refused(answer.Refusals, form, cancel);
        if (!Show(saved.Draft))
            return NotFound();
        if (later)
            return Redirect(Filing.Url);
        if (!FindStep())
            return Redirect(Filing.Url);
        if (saved.Refusals.Count > 0)
        {
            Keep();
            return Refuse(saved.Refusals);
        }

        return Redirect(saved.Grew ? $"{Filing.Url}/form/{Step}?grew=true" : NextAfter());
    }

    private async Task<IActionResult> Refused(Refusals refusals, IFormCollection form, CancellationToken cancel)
    {
        if (refusals[0].Kind == RefusalKind.NotFound || await Open(cancel) is not null || !FindStep())
            return await Open(cancel) ?? NotFound();
        KeepTyped(form);
        Meanwhile = [.. Asked
            .Where(f => (Filing.State[f.Element.Code] ?? "") != string.Join(',', Tables.Given(f.Element, f.Element.Key, name => form[name]).AsEnumerable()))
            .Select(f => (T.Of(f.Element.Name), ValueTexts.Of(f.Element, Filing.State[f.Element.Code], T)))];
        return Refuse(refusals);
    }

    /// <summary>A row more or less: nothing is saved and nothing is judged, what was typed stays on the page.</summary>
    private PageResult Rearrange(IFormCollection form)
    {
        ShowTyped(form);
        foreach (var table in Asked.Select(f => f.Element).Where(e => e.Type == ElementType.Table))
            rows[table.Code] = Tables.Rearranged(table, table.Key, rows[table.Code], form["add"], form["remove"]);
        return Page();
    }

    public void ShowTyped(IFormCollection typed)
    {
        KeepTyped(typed);
        seen = typed["seen"];
    }

    private void KeepTyped(IFormCollection form)
    {
        foreach (var element in Asked.Select(f => f.Element))
        {
            if (element.Type == ElementType.Table)
                rows[element.Code] = Tables.Shown(element, Tables.Typed(element, element.Key, name => form[name]));
            else
                ModelState.SetModelValue(element.Key, form[element.Key].ToArray(), string.Join(',', form[element.Key].AsEnumerable()));
        }
    }

    private bool FindStep()
    {
        if (Filing.Composition.Steps.FirstOrDefault(s => s.Step.Code == Step) is not { } composed)
            return false;
        Composed = composed;
        return true;
    }

    /// <summary>The fields show what is stored, also when it is wrong.</summary>
    private void Keep()
    {
        foreach (var field in Asked.Where(f => f.Element.Type != ElementType.Table))
        {
            if (Filing.State[field.Element.Code] is { } value)
                ModelState.SetModelValue(field.Element.Key, value, value);
        }
    }

    private string NextAfter()
    {
        var steps = Filing.Composition.Steps;
        var next = steps.SkipWhile(s => s.Step.Code != Step).Skip(1).FirstOrDefault(s => Filing.StateOf(s) != State.Done);
        return next is null ? Filing.Url : CaseLinks.DraftStep(Filing.Draft.Id, next.Step.Code);
    }

    public string Source(string element) => Filing.State.Facts.GetValueOrDefault(element) is { } fact
        ? T["form.source", fact.Name, Filing.Matter.Departments.FirstOrDefault(d => d.Code == fact.Department)?.ShortName, fact.At.ChinaDate() == Today
            ? T["form.today"] : T.Date(fact.At)]
        : "";

    /// <summary>Where what the control shows came from; null where it shows nothing, or something that somebody typed.</summary>
    public string? SourceOf(ComposedField field) => Filing.State.Facts.GetValueOrDefault(field.Element.Code) is { Value: var found }
        && (ModelState[field.Element.Key]?.AttemptedValue ?? Initial(field)) is { Length: > 0 } shown && FoundValue.Same(shown, found, field.Element.Type)
        && (field.Element.Type != ElementType.Choice || field.Element.Options.Any(o => o.Code == found)) ? Source(field.Element.Code) : null;

    /// <summary>What the control shows to begin with: what was saved or found, else what the answers already say.</summary>
    public string? Initial(ComposedField field) => Filing.State[field.Element.Code] ?? (field.Preset.Count > 0 ? string.Join(',', field.Preset) : null);

    public TableField Table(ComposedField field, string? hint) => new(field.Element, field.Element.Key,
        rows.GetValueOrDefault(field.Element.Code) ?? Tables.Stored(field.Element, Initial(field)), CaseLinks.DraftStep(Filing.Draft.Id, Step),
            field.Required, hint,
        SourceOf(field));

    /// <summary>What the source says when something else was typed: neither silently wins.</summary>
    public string? Differs(ComposedField field) => Filing.State.Independent.GetValueOrDefault(field.Element.Code) is { } found
        && (ModelState[field.Element.Key]?.AttemptedValue ?? Filing.State.Form.GetValueOrDefault(field.Element.Code)) is { Length: > 0 } typed
        && !FoundValue.Same(typed, found.Value, field.Element.Type)
        ? T["form.differs", found.Name, found.At, ValueTexts.Of(field.Element, found.Value, T, catalog: Catalog)] : null;

    /// <summary>A source that could not be reached: the field is asked instead.</summary>
    public bool IsSilent(ComposedField field) => Filing.State.Verified && field.Element.Source is { } source
        && Filing.State.Silent.Contains(source.Register) && !Filing.State.Facts.ContainsKey(field.Element.Code);

    /// <summary>Which department asks for what on this page.</summary>
    public IEnumerable<(string Department, string Fields)> WhyAsked => Asked
        .SelectMany(f => f.Departments.Select(d => (Department: d, Name: T.Of(f.Element.Name))))
        .GroupBy(f => f.Department, f => f.Name)
        .Select(g => (Filing.DepartmentName(g.Key, T), string.Join(T["list.comma"], g)));
}
