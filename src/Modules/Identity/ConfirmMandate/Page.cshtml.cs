using Microsoft.AspNetCore.Mvc;
using OneStop.Identity.Mandates;
using OneStop.Web;

namespace OneStop.Identity.ConfirmMandate;

/// <summary>The new representative of a body lets a mandate stand that the one before gave.</summary>
[Access(Right.KeepOwnMandates)]
internal sealed class ConfirmMandatePage(MandateAccess access, MandateBook book) : OneStopPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel) =>
        await Body(cancel) is { } body ? Redirect(IdentityLinks.Operators(body)) : NotFound();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await Body(cancel) is not { } body)
            return NotFound();
        return await book.Confirm(Id, new(Actor.Person, Actor.Account), cancel)
            ? GoAndTell(IdentityLinks.Operators(body), "confirmed") : Redirect(IdentityLinks.Operators(body));
    }

    private async Task<Guid?> Body(CancellationToken cancel) =>
        await access.Find(Id, Actor.Person!.Value, cancel) is { Mandate: { OfBody: true } mandate, Sides.Gives: true }
            && await access.MayName(Actor.Person.Value, mandate.Principal, cancel) is { IsLegalRepresentative: true } ? mandate.Principal : null;
}
