using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.Accounts;
using OneStop.Identity.Passkeys;
using OneStop.Identity.Sessions;
using OneStop.Identity.SignIn;
using OneStop.Identity.SignInByIssuer;
using OneStop.Identity.TwoStep;
using OneStop.Web;

namespace OneStop.Identity.ProveAgain;

/// <summary>Before what counts most, whoever is signed in shows once more who they are: a screen may have been left open.</summary>
[Access(Right.KeepOwnAccount), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ProveAgainPage(
    SignInHandler handler, SessionKeeper sessions, KnownDevices devices, PasskeyCeremony ceremony, Authenticators authenticators, StepCodes codes,
    Issuers issuers) : OneStopPage
{
    /// <summary>Where to go on afterwards.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    [BindProperty(Name = PasskeyCeremony.Field)]
    public string? Credential { get; set; }

    /// <summary>The code of the second step, from whoever has one: the password alone changes no factor.</summary>
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public bool AsksCode { get; private set; }

    /// <summary>What the device is asked to sign; null where the account has no passkey.</summary>
    public string? Options { get; private set; }

    public bool IsStaff => Actor.IsStaff;

    /// <summary>Who came by an issuer may have no password.</summary>
    public IReadOnlyList<Issuer> Issuers => issuers.All;

    public string IssuerUrl(Issuer issuer) => IdentityLinks.SignInByIssuer(issuer.Code, Url.LocalOr(Back, IdentityLinks.Account), again: true);

    public async Task OnGet(CancellationToken cancel) => await Ask(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        AsksCode = Actor.IsStaff && (await authenticators.Of(Actor.Account, cancel)).IsOn;
        Result<Unit> proved = Credential is null ? await ByPassword(cancel)
            : (await ceremony.Signed(HttpContext, Actor.IsStaff ? AccountKind.Staff : AccountKind.Citizen, Credential, cancel)).Then(IsOwn);
        if (proved.IsRefused)
        {
            await Ask(cancel);
            return Refuse(proved.Refusals);
        }

        await sessions.NoteProof(HttpContext);
        return LocalRedirect(Url.LocalOr(Back, IdentityLinks.Account));
    }

    private async Task<Result<Unit>> ByPassword(CancellationToken cancel)
    {
        var proved = await handler.Prove(Actor.Account, Password, devices.Knock(HttpContext), cancel);
        return proved.IsRefused || !AsksCode ? proved : await codes.Check(Actor.Account, Code, devices.Knock(HttpContext), cancel);
    }

    private Result<Unit> IsOwn(Account account) => account.Id == Actor.Account ? default(Unit) : Refusal.Invalid("identity.passkey-unknown");

    private async Task Ask(CancellationToken cancel)
    {
        var step = await authenticators.Of(Actor.Account, cancel);
        AsksCode = Actor.IsStaff && step.IsOn;
        Options = step.HasPasskey ? await ceremony.AskToSign(HttpContext) : null;
    }
}
