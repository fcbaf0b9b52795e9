using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.ConfirmMobile;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.RegisterPerson.EnterCode;

/// <summary>The second step: the code that was sent to the mobile, or another one.</summary>
[Access(Right.ComeIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class EnterCodePage(RegisterPersonHandler handler, SealedCookies cookies, SessionKeeper sessions) : OneStopPage
{
    [BindProperty(Name = MobileCodes.Field)]
    public string? Code { get; set; }

    [BindProperty(Name = "again")]
    public string? Again { get; set; }

    public PendingRegistration Pending { get; private set; } = null!;

    public IActionResult OnGet() => Begun() ? Page() : Redirect(IdentityLinks.RegisterPerson);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!Begun())
            return Redirect(IdentityLinks.RegisterPerson);
        if (Again is not null)
        {
            var sent = await handler.SendAgain(Pending, HttpContext.Network(), cancel);
            if (!sent.Succeeded(out var pending))
                return Refuse(sent.Refusals);
            cookies.Keep(HttpContext, PendingRegistration.Cookie, pending, MobileCodes.Begun);
            return Redirect(IdentityLinks.EnterCode);
        }

        var outcome = await handler.Finish(Pending, Code, cancel);
        if (!outcome.Succeeded(out var admitted))
            return Refuse(outcome.Refusals);
        cookies.Drop(HttpContext, PendingRegistration.Cookie);
        return await sessions.Begin(admitted, null, cancel)
            ? Redirect(IdentityLinks.RegisteredThen(Url.LocalOrHome(Pending.Back)))
            : Refuse(Refusal.Gone("identity.forgotten"));
    }

    private bool Begun()
    {
        if (cookies.Read<PendingRegistration>(HttpContext, PendingRegistration.Cookie) is not { } pending)
            return false;
        Pending = pending;
        return true;
    }
}
