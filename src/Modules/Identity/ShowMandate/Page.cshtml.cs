using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Identity.Mandates;
using OneStop.Web;

namespace OneStop.Identity.ShowMandate;

/// <summary>A mandate and what became of it, for both its sides and nobody else.</summary>
[Access(Right.KeepOwnMandates)]
internal sealed class ShowMandatePage(MandateAccess access, MandateHistory history, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public Mandate Mandate { get; private set; } = null!;
    public MandateSides Sides { get; private set; }
    public IReadOnlyList<MandateStep> Steps { get; private set; } = [];
    public MandateWords Words => new(T, catalog);

    public bool MayAnswer => Sides.Holds && Mandate.StateAt(Now) == MandateState.Offered;

    public bool MayEnd => Mandate.IsOpenAt(Now) && (Sides.Holds || !Mandate.IsFromRegister) && !MayAnswer;

    public bool IsMine => Sides.Holds && Mandate.StateAt(Now) == MandateState.InForce;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (await access.Find(Id, Actor.Person!.Value, cancel) is not { } found)
            return NotFound();
        (Mandate, Sides) = found;
        Steps = await history.Of(Id, cancel);
        return Page();
    }

    /// <summary>Who did it: one of the two sides, or the register.</summary>
    public string By(MandateStep step) => step.Person switch
    {
        null => step.Why is EndedWhy.Over ? "" : T["mandate.by.register"],
        { } person when person == Actor.Person => T["mandate.by.you"],
        { } person when person == Mandate.Holder => T["mandate.by", Name(Mandate.HolderName)],
        { } person when person == Mandate.Principal => T["mandate.by", Name(Mandate.PrincipalName)],
        _ => T["mandate.by", step.What is "accepted" or "declined" && Mandate.ToBody || step.Why == EndedWhy.ByHolder ? Name(Mandate.HolderName)
            : Name(Mandate.PrincipalName)],
    };

    private string Name(string name) => name.Length > 0 ? name : T["mandate.nameless"];
}
