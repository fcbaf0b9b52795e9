using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.SetPassword;

[Access(Right.KeepOwnIdentity), AsksAgain, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SetPasswordPage(SetPasswordHandler handler, SessionKeeper sessions, KnownDevices devices) : OneStopPage
{
    [BindProperty(Name = "id-number")]
    public string? IdNumber { get; set; }

    [BindProperty(Name = "new")]
    public string? Wanted { get; set; }

    [BindProperty(Name = "again")]
    public string? Again { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var outcome = await handler.Handle(Actor, IdNumber, Wanted, Again, devices.Knock(HttpContext), cancel);
        if (!outcome.Succeeded(out var admitted))
            return Refuse(outcome.Refusals);
        var represented = Actor.ActingFor;
        await sessions.End(HttpContext, cancel);
        var told = GoAndTell(IdentityLinks.Account, "password");
        return await sessions.Begin(admitted, represented, cancel) ? told : Refuse(Refusal.Gone("identity.forgotten"));
    }
}
