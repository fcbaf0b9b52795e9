using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Identity;
using OneStop.Web;

namespace OneStop.Identity.ConfirmMobile;

[Access(Right.KeepOwnIdentity), AsksAgain, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ConfirmMobilePage(ConfirmMobileHandler handler, SealedCookies cookies, IPeople people) : OneStopPage
{
    private const string Name = "onestop-mobile";

    [BindProperty(Name = "mobile")]
    public string? Mobile { get; set; }

    [BindProperty(Name = MobileCodes.Field)]
    public string? Code { get; set; }

    public PendingMobile? Pending { get; private set; }

    public async Task OnGet(CancellationToken cancel)
    {
        ReadPending();
        Mobile ??= Pending?.Mobile ?? (await people.Person(Actor.Person!.Value, cancel))?.Mobile;
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        ReadPending();
        if (Code is null)
        {
            var sent = await handler.Send(Actor, Mobile, Pending, HttpContext.Network(), cancel);
            if (!sent.Succeeded(out var pending))
                return Refuse(sent.Refusals);
            cookies.Keep(HttpContext, Name, pending, MobileCodes.Begun);
            return Redirect(IdentityLinks.ConfirmMobile);
        }

        var outcome = await handler.Confirm(Actor, Pending, Code, cancel);
        if (outcome.IsRefused)
            return Refuse(outcome.Refusals);
        cookies.Drop(HttpContext, Name);
        return GoAndTell(IdentityLinks.Account, "mobile");
    }

    private void ReadPending()
    {
        Pending = cookies.Read<PendingMobile>(HttpContext, Name) is { } pending && pending.Account == Actor.Account && pending.Until > Now ? pending : null;
        Mobile ??= Pending?.Mobile;
    }
}
