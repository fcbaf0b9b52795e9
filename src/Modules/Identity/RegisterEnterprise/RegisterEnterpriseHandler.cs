using OneStop.Contracts.Exchange;
using OneStop.Contracts.Identity;
using OneStop.Identifiers;
using OneStop.Identity.People;
using OneStop.Web;

namespace OneStop.Identity.RegisterEnterprise;

/// <summary>
/// Lets a person act for an enterprise when the licence register names them. Without that register there is no other proof,
/// so this waits until it is back.
/// </summary>
[UseCase]
internal sealed class RegisterEnterpriseHandler(ILicenceRegister register, IPeople people, Enterprises enterprises)
{
    private const string Field = "uscc";
    private const string Deregistered = "3";

    public async Task<Result<Represented>> Handle(Actor actor, string? code, CancellationToken cancel)
    {
        var uscc = PersonRules.Tidy(code).ToUpperInvariant();
        if (Check(uscc) is { } wrong)
            return wrong;
        if (await people.Person(actor.Person!.Value, cancel) is not { } person)
            return Refusal.Gone("identity.forgotten");
        if (!person.Verified)
            return Refusal.Forbidden("identity.not-verified");
        if (!person.MobileConfirmed)
            return Refusal.Forbidden("identity.mobile-not-confirmed");

        var look = new Look(Asker.Of(actor.Account, person.Verified), "identity.bind-enterprise");
        var licence = await register.Find(uscc, look, cancel);
        var standing = licence.Found is null ? default : await register.Standing(uscc, person.IdNumber, person.Name, look, cancel);
        if (licence.IsAway || standing.IsAway)
            return Refusal.Conflict("identity.licences-away");
        if (licence.Found is not { } found)
            return Refusal.Invalid("identity.enterprise-unknown", Field);
        if (found.Status == Deregistered)
            return Refusal.Invalid("identity.enterprise-deregistered", Field, found.Name);
        if (standing.Found is not { Kind: not StandingKind.None } named)
            return Refusal.Invalid("identity.not-named", Field, found.RepresentativeTitle);

        if (await enterprises.Keep(new(found.Name, found.Uscc, found.Representative), cancel) is not { } subject)
            return Refusal.Gone("identity.forgotten");
        await enterprises.Mandate(person.Subject, subject, named.Kind == StandingKind.Representative, cancel);
        return new Represented(subject, found.Name);
    }

    private static Refusal? Check(string uscc)
    {
        if (uscc.Length == 0)
            return Refusal.Invalid("identity.uscc-missing", Field);
        if (uscc.Length != 18)
            return Refusal.Invalid(uscc.Length < 18 ? "identity.uscc-short" : "identity.uscc-long", Field, Math.Abs(18 - uscc.Length));
        if (UnifiedCreditCode.CheckCharacter(uscc.AsSpan(0, 17)) is not { } check || !UnifiedCreditCode.IsValid(uscc[..17] + check))
            return Refusal.Invalid("identity.uscc-form", Field);
        return check == uscc[17] ? null : Refusal.Invalid("identity.uscc-check", Field);
    }
}
