using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.Accounts;
using OneStop.Identity.People;
using OneStop.Identity.Sessions;
using OneStop.Identity.VerifyIdentity;
using OneStop.Web;

namespace OneStop.Identity.SignIn;

[Access(Who.Anyone), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInPage(
    SignInHandler handler, SessionKeeper sessions, KnownDevices devices, Mandates mandates, IdentityVerification verification, InterruptedForms interrupted,
    LastRepresented last) : OneStopPage
{
    /// <summary>Where to go on afterwards.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The password is asked for once more, although somebody is signed in: a department's site wants to be sure.</summary>
    [BindProperty(Name = "again", SupportsGet = true)]
    public bool Again { get; set; }

    [BindProperty(Name = "login")]
    public string? Login { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    /// <summary>A form was pressed, and the session had ended.</summary>
    public bool WasInterrupted => Back == InterruptedForms.Page && interrupted.IsWaiting(HttpContext);

    public string RegisterUrl => IdentityLinks.RegisterPersonThen(Url.LocalOrHome(Back));

    public IActionResult OnGet() => !Again && HttpContext.Actor() is { IsStaff: false } ? Redirect(Url.LocalOrHome(Back)) : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var outcome = await handler.Handle(AccountKind.Citizen, Login, Password, devices.Knock(HttpContext), cancel);
        if (!outcome.Succeeded(out var admitted))
            return Refuse(outcome.Refusals);
        // Whoever registered while the register was away is looked up again; if it still is, nobody is kept waiting for it.
        if ((await verification.Try(admitted.Account.Id, admitted.Account.Subject, HttpContext.Network(), cancel)).Succeeded(out var subject))
            admitted.Account.Subject = subject;
        var back = Url.LocalOrHome(Back);
        var own = await mandates.Of(admitted.Account.Subject, cancel);
        // Whoever comes back to a page comes back as whom they were.
        var was = back == IdentityLinks.Home ? null : last.Of(HttpContext, admitted.Account.Id);
        var represented = own.Where(m => m.Enterprise == was).Select(m => new Represented(m.Enterprise, m.Facts.Name)).FirstOrDefault();
        // One browser has one session; what came of the one before ends with it.
        if (HttpContext.Actor() is not null)
            await sessions.End(HttpContext, cancel);
        if (!await sessions.Begin(admitted, represented, cancel))
            return Refuse(Refusal.Gone("identity.forgotten"));
        return Redirect(own.Count == 0 || represented is not null || was == Guid.Empty ? back : IdentityLinks.ChooseRepresentedThen(back));
    }
}
