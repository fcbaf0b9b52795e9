using Microsoft.AspNetCore.Identity;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Messages;
using OneStop.Identifiers;
using OneStop.Identity.Accounts;
using OneStop.Identity.ConfirmMobile;
using OneStop.Identity.People;
using OneStop.Identity.SignIn;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.RegisterPerson;

/// <summary>
/// Registers a natural person, who knows a name and a number that belong together and holds a mobile. Nothing is made before the
/// code came back from it. When the population register cannot be asked, the person may come in all the same; until it has
/// confirmed them they are kept under an id of their own, so that nobody gets at another person's papers by knowing the number.
/// </summary>
[UseCase]
internal sealed class RegisterPersonHandler(
    IPopulationRegister register, ITextMessages texts, MobileCodes codes, NewAccounts accounts, Logins logins, IPasswordHasher<Account> hasher,
    MasterKeys masters, TimeProvider clock)
{
    /// <summary>Whether anybody can register by themselves: without texts nobody shows that they hold a mobile.</summary>
    public bool IsOpen => texts.IsConnected;

    /// <summary>What somebody says of themselves; when it is right, a code is on its way to them.</summary>
    internal sealed record Command(string? Name, string? IdNumber, string? Mobile, string? Password, string? Back, string Network);

    public async Task<Result<PendingRegistration>> Begin(Command command, CancellationToken cancel)
    {
        if (!IsOpen)
            return Refusal.Conflict("identity.registration-closed");
        var checkedFacts = PersonRules.Check(command.Name, command.IdNumber, command.Mobile, clock.ChinaToday());
        var wrongPassword = PasswordRules.Check(command.Password, "password", PersonRules.Tidy(command.Mobile), PersonRules.Tidy(command.IdNumber));
        if (checkedFacts.IsRefused || wrongPassword is not null)
            return Result<PendingRegistration>.Refused(wrongPassword is null ? checkedFacts.Refusals : [.. checkedFacts.Refusals, wrongPassword]);
        var facts = checkedFacts.Value;

        var look = new Look(Asker.ToBeConfirmed(null, command.Network), "identity.register");
        var answer = await register.Match(facts.IdNumber!, facts.Name, look, cancel);
        if (answer.Why == AwayReason.TooMany)
            return Refusal.Conflict("identity.too-many-matches");
        if (!answer.IsAway && answer.Found is not { IsAlive: true })
            return Refusal.Invalid("identity.not-matched", "id-number");

        var attempt = Guid.CreateVersion7(clock.GetUtcNow());
        var sent = await codes.Send(attempt, facts.Mobile!, command.Network, cancel);
        return sent.IsRefused ? sent.Refusals : new PendingRegistration(attempt, facts.Name, facts.IdNumber!, facts.Mobile!,
            hasher.HashPassword(null!, command.Password!), Verified: !answer.IsAway, sent.Value, command.Back);
    }

    public async Task<Result<PendingRegistration>> SendAgain(PendingRegistration pending, string network, CancellationToken cancel)
    {
        var sent = await codes.Send(pending.Attempt, pending.Mobile, network, cancel);
        return sent.IsRefused ? sent.Refusals : pending with { Until = sent.Value };
    }

    public async Task<Result<Admitted>> Finish(PendingRegistration pending, string? code, CancellationToken cancel)
    {
        if (await codes.Check(pending.Attempt, pending.Mobile, code, cancel) is { } refused)
            return refused;
        // Whoever the register has not confirmed does not own the ID number: the mobile alone opens the account.
        var subject = pending.Verified ? SubjectId.OfPerson(masters, pending.IdNumber) : Guid.CreateVersion7(clock.GetUtcNow());
        var account = await accounts.Make(
            new(subject, AccountKind.Citizen, new(pending.Name, pending.IdNumber, pending.Mobile), pending.Verified ? [pending.IdNumber] : [], "",
                pending.Verified)
            { PasswordHash = pending.PasswordHash, MobileConfirmed = true },
            cancel);
        return account is null
            ? Refusal.Conflict("identity.already-registered")
            : new Admitted(account, logins.Fingerprint(AccountKind.Citizen, pending.Mobile), null);
    }
}
