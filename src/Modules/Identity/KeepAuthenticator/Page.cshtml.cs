using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Identity.Accounts;
using OneStop.Identity.TwoStep;
using OneStop.Web;

namespace OneStop.Identity.KeepAuthenticator;

/// <summary>The second step of an official's own sign-in: on, off, new recovery codes.</summary>
[Access(Right.KeepSecondStep), AsksAgain, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class KeepAuthenticatorPage(Authenticators authenticators, AccountStore store, OneStopSettings settings) : OneStopPage
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Which button was pressed: on, codes or off.</summary>
    [BindProperty(Name = "do")]
    public string? Press { get; set; }

    /// <summary>Outside of a demo nobody does without.</summary>
    public bool MayEnd => settings.IsDemo;

    public SecondStep Step { get; private set; } = new(false, 0);

    public AppKey? Key { get; private set; }

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Show(anew: true, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        Step = await authenticators.Of(Actor.Account, cancel);
        if (Press == "off" && MayEnd)
        {
            await authenticators.End(Actor.Account, cancel);
            return GoAndTell(IdentityLinks.TwoStep, "ended");
        }

        if (Press == "codes" && Step.IsOn)
            Codes = await authenticators.NewCodes(Actor.Account, cancel);
        else if (Press == "on" && !Step.IsOn && await store.FindByIdAsync(Actor.Account.ToString(), cancel) is { } account)
            Codes = await authenticators.Confirm(account, Code, cancel) ?? [];
        else
            return BadRequest();
        if (Codes.Count > 0)
            return Page();
        await Show(anew: false, cancel);
        return Refuse(Refusal.Invalid("identity.step-code-wrong", "code"));
    }

    private async Task Show(bool anew, CancellationToken cancel)
    {
        Step = await authenticators.Of(Actor.Account, cancel);
        if (!Step.IsOn && await store.FindByIdAsync(Actor.Account.ToString(), cancel) is { } account
            && await authenticators.Begin(account, anew, cancel) is { } key)
            Key = AppKey.Of(key, T["site.name"], Actor.Name);
    }
}
