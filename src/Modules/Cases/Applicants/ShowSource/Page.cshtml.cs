using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.Prefill;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Why a value that was found cannot be changed here, who can change it, and a way to fetch it again.</summary>
[Access(Right.Apply)]
internal sealed class SourcePage(Refetch refetch) : DraftPage
{
    [FromRoute]
    public string Key { get; set; } = "";

    public ComposedField Field { get; private set; } = null!;
    public FoundValue Fact { get; private set; } = null!;
    public FormStep Step { get; private set; } = null!;
    public Department? Keeper => Filing.Matter.Departments.FirstOrDefault(d => d.Code == Fact.Department);
    public bool Fetched { get; private set; }

    public async Task<IActionResult> OnGet(bool fetched, CancellationToken cancel)
    {
        Fetched = fetched;
        return await OpenField(cancel) ?? Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await OpenField(cancel) is { } other)
            return other;
        var fetched = await refetch.Handle(Id, Actor, HttpContext.Network(), cancel);
        return fetched.IsRefused ? Refuse(fetched.Refusals) : Redirect($"{Filing.Url}/source/{Key}?fetched=true");
    }

    private async Task<IActionResult?> OpenField(CancellationToken cancel)
    {
        if (await Open(cancel) is { } other)
            return other;
        var found = Filing.Composition.Steps.SelectMany(s => s.Fields, (s, f) => (s.Step, Field: f)).FirstOrDefault(f => f.Field.Element.Key == Key);
        if (found.Field is null)
            return NotFound();
        // Fetched again, the source may know nothing any more: then it is asked on its page.
        if (!Filing.State.Facts.TryGetValue(found.Field.Element.Code, out var fact))
            return Redirect(CaseLinks.DraftStep(Filing.Draft.Id, found.Step.Code));
        (Step, Field, Fact) = (found.Step, found.Field, fact);
        return null;
    }
}
