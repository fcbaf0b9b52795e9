using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using OneStop.Identity.Accounts;
using OneStop.Identity.SignIn;
using OneStop.Web;

namespace OneStop.Identity.ChangePassword;

/// <summary>A password that was changed.</summary>
/// <param name="Admitted">Who may go in with it; null for an official without a post.</param>
internal sealed record ChangedPassword(Admitted? Admitted);

/// <summary>
/// Sets a new password for whoever knows the old one, one-time or not. It asks for the login too, so that nobody has to be
/// half signed in while a one-time password still counts. All other sessions of the account end.
/// </summary>
[UseCase]
internal sealed partial class ChangePasswordHandler(
    SignInHandler signIn, AccountStore store, IPasswordHasher<Account> hasher, ILogger<ChangePasswordHandler> log)
{
    public async Task<Result<ChangedPassword>> Handle(
        AccountKind kind, string? login, string? current, string? wanted, string? again, Knock from, CancellationToken cancel)
    {
        if (PasswordRules.Check(wanted, "new", login) is { } refusal)
            return refusal;
        if (wanted == current)
            return Refusal.Invalid("identity.password-same", "new");
        if (wanted != again)
            return Refusal.Invalid("identity.password-again", "again");
        var outcome = await signIn.Check(kind, login, current, from, cancel);
        if (!outcome.Succeeded(out var known))
            return Result<ChangedPassword>.Refused(outcome.Refusals);
        var account = known.Account;
        account.PasswordHash = hasher.HashPassword(account, wanted!);
        account.Stamp = NewAccounts.NewStamp();
        account.OneTime = false;
        var saved = await store.UpdateAsync(account, cancel);
        if (!saved.Succeeded)
            return Refusal.Conflict("identity.password-raced");
        LogChanged(log, account.Id);
        // Changed is changed, also for somebody who cannot go in at present.
        return new ChangedPassword((await signIn.WithPost(known, cancel)).Succeeded(out var admitted) ? admitted : null);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The password of account {Account} was changed; its other sessions end")]
    private static partial void LogChanged(ILogger logger, Guid account);
}
