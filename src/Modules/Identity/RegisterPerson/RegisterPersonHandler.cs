using OneStop.Contracts.Exchange;
using OneStop.Identifiers;
using OneStop.Identity.Accounts;
using OneStop.Identity.People;
using OneStop.Identity.SignIn;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.RegisterPerson;

/// <summary>
/// Registers a natural person. When the population register cannot be asked, the person may come in all the same; until it
/// has confirmed them they are kept under an id of their own, so that nobody gets at another person's papers by knowing
/// the number.
/// </summary>
[UseCase]
internal sealed class RegisterPersonHandler(IPopulationRegister register, NewAccounts accounts, Logins logins, MasterKeys masters, TimeProvider clock)
{
    public async Task<Result<Admitted>> Handle(string? name, string? idNumber, string? mobile, string? password, string network, CancellationToken cancel)
    {
        var checkedFacts = PersonRules.Check(name, idNumber, mobile, clock.ChinaToday());
        var wrongPassword = PasswordRules.Check(password, "password", PersonRules.Tidy(mobile), PersonRules.Tidy(idNumber));
        if (checkedFacts.IsRefused || wrongPassword is not null)
            return Result<Admitted>.Refused(wrongPassword is null ? checkedFacts.Refusals : [.. checkedFacts.Refusals, wrongPassword]);
        var facts = checkedFacts.Value;

        var subject = SubjectId.OfPerson(masters, facts.IdNumber!);
        var answer = await register.Match(facts.IdNumber!, facts.Name, new(Asker.ToBeConfirmed(null, network), "identity.register"), cancel);
        if (answer.Why == AwayReason.TooMany)
            return Refusal.Conflict("identity.too-many-matches");
        if (!answer.IsAway && answer.Found is not { IsAlive: true })
            return Refusal.Invalid("identity.not-matched", "id-number");

        var verified = !answer.IsAway;
        // Whoever is not confirmed yet does not own the ID number: the mobile alone opens the account.
        var account = await accounts.Make(
            verified
                ? new(subject, AccountKind.Citizen, facts, [facts.IdNumber!, facts.Mobile!], password!, Verified: true)
                : new(Guid.CreateVersion7(clock.GetUtcNow()), AccountKind.Citizen, facts, [facts.Mobile!], password!, Verified: false),
            cancel);
        if (account is null)
        {
            return verified
                ? Refusal.Conflict("identity.already-registered") with { Field = "id-number" }
                : Refusal.Conflict("identity.mobile-taken") with { Field = "mobile" };
        }

        return new Admitted(account, logins.Fingerprint(AccountKind.Citizen, verified ? facts.IdNumber! : facts.Mobile!), null);
    }
}
