using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.Accounts;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.ChangePassword;

[Access(Right.ComeIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ChangePasswordPage(ChangePasswordHandler handler, SessionKeeper sessions, EnterSession enter, KnownDevices devices) : OneStopPage
{
    /// <summary>Whether it is an official's password.</summary>
    [BindProperty(Name = "staff", SupportsGet = true)]
    public bool Staff { get; set; }

    [BindProperty(Name = "login")]
    public string? Login { get; set; }

    [BindProperty(Name = "password")]
    public string? Current { get; set; }

    [BindProperty(Name = "new")]
    public string? Wanted { get; set; }

    [BindProperty(Name = "again")]
    public string? Again { get; set; }

    public void OnGet() => Staff |= HttpContext.Actor()?.IsStaff == true;

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var outcome = await handler.Handle(Staff ? AccountKind.Staff : AccountKind.Citizen, Login, Current, Wanted, Again,
            devices.Knock(HttpContext), cancel);
        if (!outcome.Succeeded(out var changed))
            return Refuse(outcome.Refusals);
        await sessions.End(HttpContext, cancel);
        if (changed.Admitted is not { } admitted)
            return GoAndTell(IdentityLinks.ChangePassword(staff: true), "no-post");
        var told = GoAndTell(IdentityLinks.Account, "password");
        if (admitted.Post is not null)
            return await enter.Go(this, admitted, IdentityLinks.Account, cancel) ?? Refuse(Refusal.Gone("identity.forgotten"));
        return await sessions.Begin(admitted, null, cancel) ? told : Refuse(Refusal.Gone("identity.forgotten"));
    }
}
