using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>It was received: number, due date, what happens next.</summary>
[Access(Who.Applicant)]
internal sealed class ReceiptPage(CaseAccess cases, ICatalog catalog, CaseClock time, TimeProvider clock) : OneStopPage
{
    public Case Case { get; private set; } = null!;
    public Matter Matter { get; private set; } = null!;
    public DateOnly DueOn => time.DueOn(Case);
    public DateOnly? PromisedBy => time.PromisedBy(Case, Matter);
    public IReadOnlyList<Visit> Visits { get; private set; } = [];
    public IReadOnlyList<(string Item, string Text)> Afterwards => Visit.Afterwards(Case, Matter, T);
    public IEnumerable<ItemCase> Verified => Case.Items.Where(i => i.Automatic is not null);

    public async Task<IActionResult> OnGet(string number, CancellationToken cancel)
    {
        if (await cases.Load(number, Actor.Reach!, cancel) is not { } loaded
            || catalog.Find(loaded.State.Matter, loaded.State.MatterVersion) is not { } matter)
            return NotFound();
        (Case, Matter) = (loaded.State, matter);
        Visits = Visit.Of(Case, catalog, matter, clock.ChinaToday(), T);
        return Page();
    }
}
