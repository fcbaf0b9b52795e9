using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Identity;
using OneStop.Identity.Accounts;
using OneStop.Identity.Sessions;
using OneStop.Identity.SignIn;
using OneStop.Identity.TwoStep;
using OneStop.Web;

namespace OneStop.Identity.EnterSignInCode;

/// <summary>
/// The second step of an official's sign-in: the code of the app. Who has none yet and has to (outside of a demo) puts it into the app first.
/// </summary>
[Access(Right.ComeIn), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class EnterSignInCodePage(
    Authenticators authenticators, StepCodes codes, AccountStore store, SignInHandler handler, KnownDevices devices, EnterSession enter,
    SealedCookies cookies, IPeople people) : OneStopPage
{
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>The app is to be set up now; null when it was before.</summary>
    public AppKey? Key { get; private set; }

    /// <summary>Shown once, when the app was set up here.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public string Onwards => Url.LocalOr(Back, IdentityLinks.Front(staff: true));

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (await Account(cancel) is not { } account)
            return Redirect(IdentityLinks.SignInStaffThen(Back));
        // Whoever has a passkey has their second step: nobody else sets up another one.
        if (await authenticators.Of(account.Id, cancel) is { IsOn: false, HasPasskey: true })
            return Redirect(IdentityLinks.SignInWithPasskey(staff: true, Back));
        await Show(account, anew: true, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await Account(cancel) is not { } account)
            return Redirect(IdentityLinks.SignInStaffThen(Back));
        var step = await authenticators.Of(account.Id, cancel);
        if (step is { IsOn: false, HasPasskey: true })
            return Redirect(IdentityLinks.SignInWithPasskey(staff: true, Back));
        var isNew = !step.IsOn;
        var right = await codes.Check(account, devices.Knock(HttpContext), async () =>
        {
            if (!isNew)
                return await authenticators.IsTaken(account, Code, cancel);
            Codes = await authenticators.Confirm(account, Code, cancel) ?? [];
            return Codes.Count > 0;
        }, cancel);
        if (right.IsRefused)
        {
            await Show(account, anew: false, cancel);
            return Refuse(right.Refusals);
        }

        var pending = PendingSignIn.Of(cookies, HttpContext, Now)!;
        var admitted = await handler.WithPost(new(account, pending.Login, null) { ByCode = true }, cancel);
        if (!admitted.Succeeded(out var known, out var refused))
            return Refuse(refused);
        PendingSignIn.Drop(cookies, HttpContext);
        var to = await enter.Go(this, known, Back, cancel);
        return to is null ? Refuse(Refusal.Gone("identity.forgotten")) : isNew ? Page() : to;
    }

    // A password that was changed meanwhile began nothing.
    private async Task<Account?> Account(CancellationToken cancel) => PendingSignIn.Of(cookies, HttpContext, Now) is { } pending
        && await store.FindByIdAsync(pending.Account.ToString(), cancel) is { } account && account.Stamp == pending.Stamp ? account : null;

    private async Task Show(Account account, bool anew, CancellationToken cancel)
    {
        if (!(await authenticators.Of(account.Id, cancel)).IsOn && await authenticators.Begin(account, anew, cancel) is { } key)
            Key = AppKey.Of(key, T["site.name"], (await people.Person(account.Subject, cancel))?.Name ?? "");
    }
}
