using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Identity;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.VerifyIdentity;

[Access(Right.KeepOwnIdentity), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class VerifyIdentityPage(IdentityVerification verification, IPeople people) : OneStopPage
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "id-number")]
    public string? IdNumber { get; set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (await people.Person(Actor.Person!.Value, cancel) is not { Verified: false } person)
            return Redirect(IdentityLinks.Account);
        (Name, IdNumber) = (person.Name, person.IdNumber);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var outcome = await verification.Try(Actor.Account, Actor.Person!.Value, Name, IdNumber, HttpContext.Network(), cancel);
        if (!outcome.Succeeded(out var subject))
            return Refuse(outcome.Refusals);
        await SessionKeeper.ReplacePerson(HttpContext, subject, (await people.Person(subject, cancel))!.Name);
        return GoAndTell(IdentityLinks.Account, "verified");
    }
}
