using Microsoft.AspNetCore.Identity;
using OneStop.Contracts.Identity;
using OneStop.Contracts.Messages;
using OneStop.Identity.Accounts;
using OneStop.Identity.People;
using OneStop.Identity.SignIn;
using OneStop.Web;

namespace OneStop.Identity.SetPassword;

/// <summary>
/// A new password for who forgot the old one: they have just shown who they are by mobile or passkey, and know their number. All sessions of the
/// account end, and a text tells the owner.
/// </summary>
[UseCase]
internal sealed class SetPasswordHandler(
    IPeople people, AccountStore store, Logins logins, WrongPasswords wrongOnes, IPasswordHasher<Account> hasher, ITextMessages texts)
{
    private const string Told = "【一件事·一站办】您账号的密码刚刚重设了，别处的登录都已退出。不是您本人在操作，请马上拨打12345。";

    /// <returns>Who may go on with it.</returns>
    public async Task<Result<Admitted>> Handle(Actor actor, string? idNumber, string? wanted, string? again, Knock from, CancellationToken cancel)
    {
        if (await people.Person(actor.Person!.Value, cancel) is not { } person
            || await store.FindByIdAsync(actor.Account.ToString(), cancel) is not { } account)
            return Refusal.Gone("identity.forgotten");
        if (PasswordRules.Check(wanted, "new", person.Mobile, person.IdNumber) is { } weak)
            return weak;
        if (wanted != again)
            return Refusal.Invalid("identity.password-again", "again");
        // The number is a secret here: tries are counted like passwords.
        var fingerprint = logins.Fingerprint(account.Kind, account.Id.ToString());
        if (await wrongOnes.Take(fingerprint, from, account, cancel) is { } resting)
            return resting;
        if (!string.Equals(PersonRules.Tidy(idNumber), person.IdNumber, StringComparison.OrdinalIgnoreCase))
            return Refusal.Invalid("identity.id-number-not-it", "id-number");
        await wrongOnes.GiveBack(fingerprint, from, account, cancel);

        account.PasswordHash = hasher.HashPassword(account, wanted!);
        account.Stamp = NewAccounts.NewStamp();
        account.OneTime = false;
        if (!(await store.UpdateAsync(account, cancel)).Succeeded)
            return Refusal.Conflict("identity.password-raced");
        if (person.MobileConfirmed)
            await texts.Send(person.Mobile, Told, cancel);
        return new Admitted(account, fingerprint, null) { ByText = true };
    }
}
