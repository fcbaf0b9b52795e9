using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>It was received: number, due date, what happens next.</summary>
[Access(Right.FollowOwnCases)]
internal sealed class ReceiptPage(CaseAccess cases, ICatalog catalog, CaseClock time, TimeProvider clock, IPeople people, MasterKeys masters) : OneStopPage
{
    public Case Case { get; private set; } = null!;
    public Matter Matter { get; private set; } = null!;
    public DateOnly DueOn => time.DueOn(Case);
    public DateOnly? PromisedBy => time.PromisedBy(Case, Matter);
    public IReadOnlyList<Visit> Visits { get; private set; } = [];

    /// <summary>The applicant has to come once the departments are done: their last day is not that of the visit.</summary>
    public bool ComesAfter => Visits.Any(v => v.IsAfterDecision);
    public string DueWords => ComesAfter ? "receipt.due-visit" : PromisedBy is null ? "receipt.due" : "receipt.due-parts";

    /// <summary>A company that is to be founded, or is and waits to be taken up.</summary>
    public FoundedCompany? Founded { get; private set; }
    public IReadOnlyList<(string Item, string Text)> Afterwards => Visit.Afterwards(Case, Matter, T);
    /// <summary>The district that handles it.</summary>
    public Region? Region => catalog.Regions.FirstOrDefault(r => r.Code == Case.Region);
    public IEnumerable<ItemCase> Verified => Case.Items.Where(i => i.Automatic is not null);

    public async Task<IActionResult> OnGet(string number, CancellationToken cancel)
    {
        if (await cases.Load(number, Actor.Reach!, cancel) is not { } loaded
            || catalog.Find(loaded.State.Matter, loaded.State.MatterVersion) is not { } matter)
            return NotFound();
        (Case, Matter) = (loaded.State, matter);
        Visits = Visit.Of(Case, catalog, matter, clock.ChinaToday(), T);
        Founded = await FoundedCompany.ToTakeUp(catalog, matter, Case, Actor.Person!.Value, people, masters, cancel);
        return Page();
    }
}
