using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Identity;
using OneStop.Identity.Accounts;
using OneStop.Identity.Passkeys;
using OneStop.Web;

namespace OneStop.Identity.KeepPasskeys;

/// <summary>The passkeys of an account: which there are, one more, one less.</summary>
[Access(Right.KeepOwnAccount), AsksAgain, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class KeepPasskeysPage(PasskeyList list, PasskeyCeremony ceremony, AccountStore store, IPeople people) : OneStopPage
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = PasskeyCeremony.Field)]
    public string? Credential { get; set; }

    /// <summary>What the device is asked to make; null when there are as many as one may have.</summary>
    public string? Options { get; private set; }

    public IReadOnlyList<KeptPasskey> Kept { get; private set; } = [];

    public bool IsStaff => Actor.IsStaff;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Show(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await store.FindByIdAsync(Actor.Account.ToString(), cancel) is not { } account)
            return Refuse(Refusal.Gone("identity.forgotten"));
        var outcome = await Add(account, cancel);
        if (!outcome.IsRefused)
            return GoAndTell(IdentityLinks.Passkeys, "added");
        await Show(cancel);
        return Refuse(outcome.Refusals);
    }

    private async Task<Result<Unit>> Add(Account account, CancellationToken cancel)
    {
        var made = await ceremony.Made(HttpContext, account, Credential);
        if (!made.Succeeded(out var passkey, out var refused) || !NameOf(Name, T).Succeeded(out var name, out refused))
            return refused;
        return await list.Add(account, passkey, name, cancel) ? default(Unit) : Refusal.Conflict("identity.passkey-too-many", PasskeyList.Most);
    }

    private static Result<string> NameOf(string? typed, Texts t)
    {
        var name = string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length > PasskeyList.LongestName ? Refusal.Invalid("identity.passkey-name-long", "name", PasskeyList.LongestName)
            : name.Any(char.IsControl) ? Refusal.Invalid("identity.passkey-name", "name") : name.Length > 0 ? name : t["passkeys.this"];
    }

    private async Task Show(CancellationToken cancel)
    {
        var subject = Actor.Person ?? Guid.Empty;
        Kept = await list.Of(Actor.Account, subject, cancel);
        if (Kept.Count < PasskeyList.Most && await store.FindByIdAsync(Actor.Account.ToString(), cancel) is { } account
            && await people.Person(subject, cancel) is { } person)
            Options = await ceremony.AskToMake(HttpContext, account, person.Name);
    }
}
