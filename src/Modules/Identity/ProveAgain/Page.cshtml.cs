using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.Accounts;
using OneStop.Identity.Passkeys;
using OneStop.Identity.Sessions;
using OneStop.Identity.SignIn;
using OneStop.Web;

namespace OneStop.Identity.ProveAgain;

/// <summary>Before what counts most, whoever is signed in shows once more who they are: a screen may have been left open.</summary>
[Access(Who.SignedIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ProveAgainPage(SignInHandler handler, SessionKeeper sessions, KnownDevices devices, PasskeyCeremony ceremony, PasskeyList passkeys)
    : OneStopPage
{
    /// <summary>Where to go on afterwards.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    [BindProperty(Name = PasskeyCeremony.Field)]
    public string? Credential { get; set; }

    /// <summary>What the device is asked to sign; null where the account has no passkey.</summary>
    public string? Options { get; private set; }

    public bool IsStaff => Actor.IsStaff;

    public async Task OnGet(CancellationToken cancel) => await Ask(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        Result<Unit> proved = Credential is null ? await handler.Prove(Actor.Account, Password, devices.Knock(HttpContext), cancel)
            : (await ceremony.Signed(HttpContext, Actor.IsStaff ? AccountKind.Staff : AccountKind.Citizen, Credential, cancel)).Then(IsOwn);
        if (proved.IsRefused)
        {
            await Ask(cancel);
            return Refuse(proved.Refusals);
        }

        await sessions.NoteProof(HttpContext);
        return LocalRedirect(Url.LocalOr(Back, IdentityLinks.Account));
    }

    private Result<Unit> IsOwn(Account account) => account.Id == Actor.Account ? default(Unit) : Refusal.Invalid("identity.passkey-unknown");

    private async Task Ask(CancellationToken cancel) => Options = (await passkeys.Of(Actor.Account, Actor.Person ?? Guid.Empty, cancel)).Count > 0
        ? await ceremony.AskToSign(HttpContext) : null;
}
