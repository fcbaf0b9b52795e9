using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using OneStop.Identity.Accounts;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.SignIn;

/// <summary>Looks at a login and a password. Whoever has no account hears and waits the same as whoever mistyped.</summary>
[UseCase]
internal sealed partial class SignInHandler(
    Logins logins, WrongPasswords wrongOnes, SignInLog log, PostsOf posts, AccountStore store, IPasswordHasher<Account> hasher,
    ILogger<SignInHandler> logger)
{
    private const string Password = "password";

    // Verified against when there is no account, so that the answer takes as long.
    private static readonly Lazy<string> Nobody = new(() => PasswordRules.Hasher().HashPassword(null!, Guid.CreateVersion7().ToString()));

    /// <summary>Who may come in: the password is right, is their own, and an official holds a post.</summary>
    public async Task<Result<Admitted>> Handle(AccountKind kind, string? login, string? password, Knock from, CancellationToken cancel)
    {
        var outcome = await Check(kind, login, password, from, cancel);
        if (!outcome.Succeeded(out var known))
            return outcome;
        if (known.Account.OneTime)
        {
            await log.Failed(known.Login, known.Account.Id, "one-time", cancel, from.Browser, Password);
            return Refusal.Forbidden("identity.one-time");
        }

        return await WithPost(known, cancel);
    }

    /// <summary>Adds the post that an official needs to come in.</summary>
    public async Task<Result<Admitted>> WithPost(Admitted known, CancellationToken cancel)
    {
        if (known.Account.Kind == AccountKind.Citizen)
            return known;
        if (await posts.Current(known.Account.Id, cancel) is { } post)
            return known with { Post = post };
        await log.Failed(known.Login, known.Account.Id, "no-post", cancel);
        return await posts.WhyNone(known.Account.Id, cancel);
    }

    /// <summary>Only whether login and password belong together.</summary>
    public async Task<Result<Admitted>> Check(AccountKind kind, string? login, string? password, Knock from, CancellationToken cancel)
    {
        var missing = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(login))
            missing.Add(Refusal.Invalid(kind == AccountKind.Staff ? "identity.login-missing-staff" : "identity.login-missing", "login"));
        if (string.IsNullOrEmpty(password))
            missing.Add(Refusal.Invalid("identity.password-missing", "password"));
        if (missing.Count > 0)
            return Result<Admitted>.Refused(missing);

        var fingerprint = logins.Fingerprint(kind, login!);
        var account = await logins.Find(kind, login!, cancel);
        if (await wrongOnes.Take(fingerprint, from, account, cancel) is { } refused)
        {
            await log.Failed(fingerprint, account?.Id, refused.Code == "identity.crowded" ? "crowded" : "locked", cancel, from.Browser, Password);
            LogResting(logger, kind, account?.Id);
            return refused;
        }

        if (!await IsRight(account, password!, cancel))
        {
            await log.Failed(fingerprint, account?.Id, "wrong", cancel, from.Browser, Password);
            return Refusal.Invalid("identity.wrong");
        }

        await wrongOnes.GiveBack(fingerprint, from, account!, cancel);
        return new Admitted(account!, fingerprint, null);
    }

    /// <summary>Whether it is the password of somebody who is signed in already.</summary>
    public async Task<Result<Unit>> Prove(Guid id, string? password, Knock from, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(password))
            return Refusal.Invalid("identity.password-missing", "password");
        if (await store.FindByIdAsync(id.ToString(), cancel) is not { } account)
            return Refusal.Gone("identity.forgotten");
        var fingerprint = logins.Fingerprint(account.Kind, id.ToString());
        if (await wrongOnes.Take(fingerprint, from, account, cancel) is { } refused)
            return refused;
        if (!await IsRight(account, password, cancel))
            return Refusal.Invalid("identity.password-not-it", "password");
        await wrongOnes.GiveBack(fingerprint, from, account, cancel);
        return default(Unit);
    }

    // A login that nobody has rests like any other; it has no id to name, and what was typed is not written down.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Too many wrong passwords: a login of kind {Kind} rests where they came from (account {Account})")]
    private static partial void LogResting(ILogger logger, AccountKind kind, Guid? account);

    private async Task<bool> IsRight(Account? account, string password, CancellationToken cancel)
    {
        if (password.Length > PasswordRules.Longest)
            return false;
        // Whoever came by an issuer may have set none; that takes as long to find out as that there is no account.
        if (account is null or { PasswordHash.Length: 0 })
        {
            hasher.VerifyHashedPassword(null!, Nobody.Value, password);
            return false;
        }

        var result = hasher.VerifyHashedPassword(account, account.PasswordHash, password);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account.PasswordHash = hasher.HashPassword(account, password);
            await store.UpdateAsync(account, cancel);
        }

        return result != PasswordVerificationResult.Failed;
    }
}

/// <summary>Somebody who showed who they are, by password or passkey.</summary>
internal sealed record Admitted(Account Account, byte[] Login, NewAccounts.PostFacts? Post)
{
    /// <summary>By a passkey and no password.</summary>
    public bool ByPasskey { get; init; }

    /// <summary>By a code that was sent to their mobile, and no password.</summary>
    public bool ByText { get; init; }

    /// <summary>By the word of an outside issuer.</summary>
    public bool ByIssuer { get; init; }

    /// <summary>As the log of sign-ins has it.</summary>
    public string Way => ByPasskey ? "passkey" : ByText ? "text" : ByIssuer ? "issuer" : ByCode ? "code" : "password";

    /// <summary>The code of the second step was right, too.</summary>
    public bool ByCode { get; init; }
}
