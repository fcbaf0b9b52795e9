using OneStop.EventSourcing.Limits;
using OneStop.Identity.Accounts;
using OneStop.Web;

namespace OneStop.Identity.TwoStep;

/// <summary>
/// Looks at a code of the second step. Six figures are few: wrong ones are counted by where they come from like passwords, and for the account as
/// a whole, where the owner's own devices are counted apart. Whoever used up the tries still comes in by passkey.
/// </summary>
[UseCase]
internal sealed class StepCodes(Authenticators authenticators, AccountStore store, WrongPasswords wrong, Logins logins, Allowances allowances)
{
    /// <summary>Wrong codes for one account within a day, from wherever it was not signed in before.</summary>
    public const int MostADay = 20;

    public async Task<Result<Unit>> Check(Guid id, string? code, Knock from, CancellationToken cancel)
    {
        if (await store.FindByIdAsync(id.ToString(), cancel) is not { } account)
            return Refusal.Gone("identity.forgotten");
        return await Check(account, from, () => authenticators.IsTaken(account, code, cancel), cancel);
    }

    /// <param name="isRight">Whether it is; asked only when it may be tried.</param>
    public async Task<Result<Unit>> Check(Account account, Knock from, Func<Task<bool>> isRight, CancellationToken cancel)
    {
        var whose = $"code {account.Id}";
        var counted = logins.Fingerprint(AccountKind.Staff, whose);
        if (await wrong.Take(counted, from, account, cancel) is { } resting)
            return resting;
        Allowance[] whole = from.Device?.Knows(account.Id) == true ? [] : [new("second-step", whose, MostADay, TimeSpan.FromDays(1))];
        if (whole.Length > 0 && (await allowances.Take(whole, cancel)).Until is { } until)
            return Refusal.Invalid("identity.step-codes-over", "code", until);
        if (!await isRight())
            return Refusal.Invalid("identity.step-code-wrong", "code");
        await wrong.GiveBack(counted, from, account, cancel);
        if (whole.Length > 0)
            await allowances.GiveBack(whole, cancel);
        return default(Unit);
    }
}
