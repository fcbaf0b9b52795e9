using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Identity;
using OneStop.Identity.Accounts;
using OneStop.Identity.Passkeys;
using OneStop.Identity.Sessions;
using OneStop.Identity.SignIn;
using OneStop.Web;

namespace OneStop.Identity.SignInWithPasskey;

/// <summary>Signs in by finger, face or the device's code: there is nothing that a stranger could ask for or guess.</summary>
[Access(Right.ComeIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInWithPasskeyPage(PasskeyCeremony ceremony, SignInHandler handler, Logins logins, EnterSession enter,
    IAskingSites sites) : OneStopPage
{
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Whether an official signs in.</summary>
    [BindProperty(Name = "staff", SupportsGet = true)]
    public bool Staff { get; set; }

    [BindProperty(Name = PasskeyCeremony.Field)]
    public string? Credential { get; set; }

    /// <summary>What the device is asked to sign.</summary>
    public string Options { get; private set; } = "";

    public string OtherWay => Staff ? IdentityLinks.SignInStaffThen(Back) : IdentityLinks.SignInThen(Url.LocalOrHome(Back));

    /// <summary>A department's site that sent them here; null when none did.</summary>
    public AskingSite? Site { get; private set; }

    public async Task OnGet(CancellationToken cancel) => await Ask(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var kind = Staff ? AccountKind.Staff : AccountKind.Citizen;
        var signed = await ceremony.Signed(HttpContext, kind, Credential, cancel);
        if (signed.Succeeded(out var account, out var refused))
        {
            Result<Admitted> admitted = account.OneTime ? Refusal.Forbidden("identity.one-time")
                : await handler.WithPost(new(account, logins.Fingerprint(kind, account.Id.ToString()), null) { ByPasskey = true }, cancel);
            if (admitted.Succeeded(out var known, out refused))
                return await enter.Go(this, known, Back, cancel) ?? Refuse(Refusal.Gone("identity.forgotten"));
        }

        await Ask(cancel);
        return Refuse(refused);
    }

    private async Task Ask(CancellationToken cancel)
    {
        Options = await ceremony.AskToSign(HttpContext);
        Site = Staff ? null : await sites.Of(Back, cancel);
    }
}
