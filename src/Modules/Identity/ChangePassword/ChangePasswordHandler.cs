using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using OneStop.Identity.Accounts;
using OneStop.Identity.SignIn;
using OneStop.Web;

namespace OneStop.Identity.ChangePassword;

/// <summary>
/// Sets a new password for whoever knows the old one, one-time or not. It asks for the login too, so that nobody has to be
/// half signed in while a one-time password still counts. All other sessions of the account end.
/// </summary>
[UseCase]
internal sealed partial class ChangePasswordHandler(
    SignInHandler signIn, AccountStore store, IPasswordHasher<Account> hasher, ILogger<ChangePasswordHandler> log)
{
    public async Task<Result<Admitted>> Handle(
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
            return outcome;
        var account = known.Account;
        account.PasswordHash = hasher.HashPassword(account, wanted!);
        account.Stamp = NewAccounts.NewStamp();
        account.OneTime = false;
        var saved = await store.UpdateAsync(account, cancel);
        if (!saved.Succeeded)
            return Refusal.Conflict("identity.password-raced");
        LogChanged(log, account.Id);
        return await signIn.WithPost(known, cancel);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The password of account {Account} was changed; its other sessions end")]
    private static partial void LogChanged(ILogger logger, Guid account);
}
