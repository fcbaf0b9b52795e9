using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Identity.Mandates;
using OneStop.Web;

namespace OneStop.Identity.EndMandate;

/// <summary>Asks once more before a mandate ends.</summary>
[Access(Right.KeepOwnMandates)]
internal sealed class EndMandatePage(EndMandateHandler handler, MandateAccess access, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public Mandate Mandate { get; private set; } = null!;

    /// <summary>They leave; otherwise they end what they gave.</summary>
    public bool Leaves { get; private set; }

    public MandateWords Words => new(T, catalog);

    public string Back { get; private set; } = IdentityLinks.Mandates;

    public string Title => Leaves ? T["end-mandate.leave", Mandate.PrincipalName] : T["end-mandate.title", Mandate.HolderName];

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Open(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await Open(cancel))
            return NotFound();
        var ended = await handler.Handle(Actor, Id, cancel);
        return ended.Succeeded(out var done) ? GoAndTell(Back, done.Why == EndedWhy.ByHolder ? "left" : "ended") : Refuse(ended.Refusals);
    }

    private async Task<bool> Open(CancellationToken cancel)
    {
        if (await access.Find(Id, Actor.Person!.Value, cancel) is not var (mandate, sides))
            return false;
        (Mandate, Leaves) = (mandate, sides.Holds);
        if (!Leaves)
            Back = mandate.OfBody ? IdentityLinks.Operators(mandate.Principal) : IdentityLinks.MandatesGiven;
        return true;
    }
}
