using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Domain;
using OneStop.Identity.Accounts;
using OneStop.Identity.Sessions;
using OneStop.Identity.SignIn;
using OneStop.Web;

namespace OneStop.Identity.SignInStaff;

[Access(Right.ComeIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInStaffPage(SignInHandler handler, EnterSession enter, KnownDevices devices, InterruptedForms interrupted) : OneStopPage
{
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "login")]
    public string? Login { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    /// <summary>A form was pressed, and the session had ended.</summary>
    public bool WasInterrupted => Back == InterruptedForms.Page && interrupted.IsWaiting(HttpContext);

    /// <summary>Why the door is shown, when it is not that somebody came to it.</summary>
    [BindProperty(Name = "why", SupportsGet = true)]
    public string? Why { get; set; }

    public bool PostIsOver => Why == SessionEvents.PostOver;

    public string PasskeyUrl => IdentityLinks.SignInWithPasskey(staff: true, Back);

    public IActionResult OnGet() => HttpContext.Actor() is { IsStaff: true } ? Redirect(Onwards(Actor.Post!.Role)) : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var outcome = await handler.Handle(AccountKind.Staff, Login, Password, devices.Knock(HttpContext), cancel);
        if (!outcome.Succeeded(out var admitted))
            return outcome.Refusals[0].Code == "identity.one-time" ? Redirect(IdentityLinks.ChangePassword(staff: true)) : Refuse(outcome.Refusals);
        return await enter.Go(this, admitted, Back, cancel) ?? Refuse(Refusal.Gone("identity.forgotten"));
    }

    private string Onwards(PostRole role) => Url.LocalOr(Back, IdentityLinks.Landing(role));
}
