using OneStop.Contracts.Exchange;
using OneStop.Contracts.Identity;
using OneStop.Identity.Mandates;
using OneStop.Identity.People;
using OneStop.Web;

namespace OneStop.Identity.RegisterEnterprise;

/// <summary>An enterprise that a person acts for from now on.</summary>
/// <param name="ToConfirm">Whether somebody else named operators or gave mandates in its name, which its new representative is asked about.</param>
internal sealed record BoundEnterprise(Represented Represented, bool ToConfirm);

/// <summary>
/// Lets a person act for an enterprise when the licence register names them. Without that register there is no other proof,
/// so this waits until it is back.
/// </summary>
[UseCase]
internal sealed class RegisterEnterpriseHandler(ILicenceRegister register, IPeople people, Enterprises enterprises, MandateRows mandates, MandateBook book,
    RegisterStandings standings)
{
    private const string Field = "uscc";

    public async Task<Result<BoundEnterprise>> Handle(Actor actor, string? code, CancellationToken cancel)
    {
        var uscc = PersonRules.Tidy(code).ToUpperInvariant();
        if (CreditCodes.Wrong(uscc, Field) is { } wrong)
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
        if (found.Status == RegisterStandings.Deregistered)
            return Refusal.Invalid("identity.enterprise-deregistered", Field, found.Name);
        if (standing.Found is not { } named || RegisterStandings.Of(named.Kind) is not { } capacity)
            return Refusal.Invalid("identity.not-named", Field, found.RepresentativeTitle);

        if (await enterprises.Keep(new(found.Name, found.Uscc, found.Representative), cancel) is not { } subject)
            return Refusal.Gone("identity.forgotten");
        var before = await mandates.Standing(person.Subject, subject, cancel);
        if (await book.Begin(RegisterStandings.New(person.Subject, person.Name, subject, capacity), new(person.Subject, actor.Account), cancel) is null)
            return Refusal.Gone("identity.forgotten");
        var isNew = capacity == Capacity.LegalRepresentative && before is not { IsLegalRepresentative: true };
        return new BoundEnterprise(new(subject, found.Name), isNew && await TookOver(person.Subject, subject, cancel));
    }

    /// <summary>The register names one representative: whoever was it before is asked about at once.</summary>
    private async Task<bool> TookOver(Guid person, Guid body, CancellationToken cancel)
    {
        var open = await mandates.Open(body, cancel);
        foreach (var former in open.Where(m => m.IsLegalRepresentative && m.Holder != person))
            await standings.Ask(former, cancel);
        await book.AskToConfirm(body, person, cancel);
        return open.Any(m => m.Capacity is Capacity.Operator or Capacity.Agent && m.GivenBy != person);
    }
}
