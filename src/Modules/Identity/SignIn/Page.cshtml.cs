using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Identity;
using OneStop.Identity.Accounts;
using OneStop.Identity.Sessions;
using OneStop.Identity.SignInByIssuer;
using OneStop.Web;

namespace OneStop.Identity.SignIn;

[Access(Right.ComeIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInPage(SignInHandler handler, KnownDevices devices, EnterSession enter, InterruptedForms interrupted,
    IAskingSites sites, Issuers issuers) : OneStopPage
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

    /// <summary>A department's site that sent them here; null when none did.</summary>
    public AskingSite? Site { get; private set; }

    public string PasskeyUrl => IdentityLinks.SignInWithPasskey(staff: false, Back);

    public string ByTextUrl => IdentityLinks.SignInByTextThen(Back);

    /// <summary>Outside issuers by whose word one may come in.</summary>
    public IReadOnlyList<Issuer> Issuers => issuers.All;

    public string IssuerUrl(Issuer issuer) => IdentityLinks.SignInByIssuer(issuer.Code, Url.LocalOrHome(Back), Again);

    public string RegisterUrl => IdentityLinks.RegisterPersonThen(Url.LocalOrHome(Back));

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Again && HttpContext.Actor() is { IsStaff: false })
            return Redirect(Url.LocalOrHome(Back));
        Site = await sites.Of(Back, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var outcome = await handler.Handle(AccountKind.Citizen, Login, Password, devices.Knock(HttpContext), cancel);
        if (!outcome.Succeeded(out var admitted))
        {
            Site = await sites.Of(Back, cancel);
            return Refuse(outcome.Refusals);
        }

        return await enter.Go(this, admitted, Back, cancel) ?? Refuse(Refusal.Gone("identity.forgotten"));
    }
}
