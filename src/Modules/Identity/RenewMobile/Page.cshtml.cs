using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.ConfirmMobile;
using OneStop.Web;

namespace OneStop.Identity.RenewMobile;

/// <summary>At the counter: another mobile for somebody who cannot get into their account.</summary>
[Access(Right.RenewMobiles), AsksAgain, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class RenewMobilePage(RenewMobileHandler handler, SealedCookies cookies) : OneStopPage
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "id-number")]
    public string? IdNumber { get; set; }

    [BindProperty(Name = "mobile")]
    public string? Mobile { get; set; }

    [BindProperty(Name = "seen")]
    public string? Seen { get; set; }

    [BindProperty(Name = "lost")]
    public string? Lost { get; set; }

    [BindProperty(Name = MobileCodes.Field)]
    public string? Code { get; set; }

    public PendingRenewal? Pending { get; private set; }

    public void OnGet() => ReadPending();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        ReadPending();
        if (Code is null)
        {
            var begun = await handler.Begin(Actor, new(Name, IdNumber, Mobile, Seen == "1", Lost == "1", HttpContext.Network()), Pending, cancel);
            if (!begun.Succeeded(out var pending))
            {
                Pending = null;
                return Refuse(begun.Refusals);
            }

            cookies.Keep(HttpContext, PendingRenewal.Cookie, pending, MobileCodes.Begun);
            return Redirect(IdentityLinks.RenewMobile);
        }

        var outcome = await handler.Finish(Actor, Pending, Code, cancel);
        if (outcome.IsRefused)
            return Refuse(outcome.Refusals);
        cookies.Drop(HttpContext, PendingRenewal.Cookie);
        return GoAndTell(IdentityLinks.RenewMobile, Pending!.IsLost ? "lost" : "renewed");
    }

    private void ReadPending() =>
        Pending = cookies.Read<PendingRenewal>(HttpContext, PendingRenewal.Cookie) is { } pending && pending.Clerk == Actor.Account && pending.Until > Now
            ? pending : null;
}
