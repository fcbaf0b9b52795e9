using OneStop.Contracts.Identity;
using OneStop.Identifiers;
using OneStop.Identity.Accounts;
using OneStop.Identity.SignIn;
using OneStop.Identity.VerifyIdentity;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Identity.SignInByIssuer;

/// <summary>Somebody who came by an issuer and may come in.</summary>
/// <param name="IsNew">The account was made just now.</param>
/// <param name="IsRealName">Whether the issuer's word confirms who they are.</param>
internal sealed record Arrival(Admitted Admitted, bool IsNew, bool IsRealName);

/// <summary>
/// Finds or makes the account of whoever an issuer says it is. They are known again by their number there; the first time by name and ID number,
/// and then only where the issuer has seen to it that these are theirs: else whoever typed somebody's number there would be in their account here.
/// </summary>
[UseCase]
internal sealed class SignInByIssuerHandler(
    IssuerLinks links, IPeople people, AccountStore store, NewAccounts accounts, Logins logins, IdentityVerification verification, MasterKeys masters,
    TimeProvider clock)
{
    public async Task<Result<Arrival>> Handle(Issuer issuer, IssuedIdentity told, string network, CancellationToken cancel)
    {
        var found = await Known(issuer, told, network, cancel);
        if (found.Succeeded(out var account, out var refused) && account is null)
            found = told.IsRealName ? await ByIdNumber(told, network, cancel) : null as Account;
        if (!found.Succeeded(out account, out refused))
            return refused;
        var isNew = account is null;
        account ??= await Make(told, cancel);
        if (account is null)
            return Refusal.Gone("identity.issuer-forgotten");
        await links.Keep(issuer, told, account.Id, cancel);
        return new Arrival(new(account, logins.Fingerprint(AccountKind.Citizen, account.Id.ToString()), null) { ByIssuer = true }, isNew, told.IsRealName);
    }

    /// <summary>Without a password. Whoever nobody confirmed is kept under an id of their own and does not own the ID number.</summary>
    private Task<Account?> Make(IssuedIdentity told, CancellationToken cancel)
    {
        var subject = told.IsRealName ? Proper(told) : Guid.CreateVersion7(clock.GetUtcNow());
        IReadOnlyList<string> own = told.IsRealName ? [told.Facts.IdNumber!] : [];
        return accounts.Make(new(subject, AccountKind.Citizen, told.Facts, own, "", told.IsRealName) { PasswordHash = "" }, cancel);
    }

    private Guid Proper(IssuedIdentity told) => SubjectId.OfPerson(masters, told.Facts.IdNumber!);

    /// <summary>By the number there; null when it has never been seen.</summary>
    private async Task<Result<Account?>> Known(Issuer issuer, IssuedIdentity told, string network, CancellationToken cancel)
    {
        if (await links.Find(issuer, told.Number, cancel) is not { } id || await store.FindByIdAsync(id.ToString(), cancel) is not { } account)
            return null as Account;
        if (await people.Person(account.Subject, cancel) is not { } person)
            return Refusal.Gone("identity.issuer-forgotten");
        if (person.Verified || !told.IsRealName)
            return Fits(person, told) ? account : Refusal.Conflict("identity.issuer-other-person");
        var confirmed = await verification.Vouched(account.Id, person, told.Facts, network, cancel);
        if (confirmed.Succeeded(out var subject, out var refused))
        {
            account.Subject = subject;
            return account;
        }

        // They have a confirmed account besides: that one is theirs.
        return refused.Any(r => r.Code == "identity.already-registered") ? null as Account : refused;
    }

    private async Task<Result<Account?>> ByIdNumber(IssuedIdentity told, string network, CancellationToken cancel)
    {
        var subject = Proper(told);
        var person = await people.Person(subject, cancel);
        if (person is not null && !Fits(person, told))
            return Refusal.Conflict("identity.issuer-other-person");
        var id = await people.CitizenAccount(subject, cancel);
        if (id is not null && person is null)
            return Refusal.Gone("identity.issuer-forgotten");
        if (await verification.Objection(id, told.Facts, network, cancel) is { } objection)
            return objection;
        return id is null ? null as Account : await store.FindByIdAsync(id.Value.ToString(), cancel);
    }

    private static bool Fits(Person person, IssuedIdentity told) => person.Name == told.Facts.Name
        && string.Equals(person.IdNumber, told.Facts.IdNumber, StringComparison.OrdinalIgnoreCase);
}
