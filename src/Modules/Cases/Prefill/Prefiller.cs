using System.Text.Json;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Identity;
using OneStop.Rules;
using OneStop.Web;

namespace OneStop.Cases.Prefill;

/// <summary>What the city already knows of an applicant, so that nobody is asked for it again (国务院令716号 art. 7).</summary>
[UseCase]
internal sealed class Prefiller(
    ICertificates certificates, IPeople people, ILicenceRegister licences, IPlaceRegister places, IPopulationRegister population, IDataRegister registers,
        ICatalog catalog, TimeProvider clock)
{
    private const string Purpose = "cases.prefill";
    private const string ForAnother = "cases.prefill-for";
    private const string PartyPurpose = "cases.prefill-party";
    private const string BusinessLicence = "business-licence";

    /// <summary>
    /// A fresh draft with what is known. A register that is down or slow is named in <see cref="DraftState.Silent"/>, and the
    /// application goes on without it: what only it knows is asked. Of somebody who is not confirmed nothing is known but what they
    /// said themselves. Null when nobody knows the applicant.
    /// </summary>
    /// <param name="account">Whose look it is.</param>
    /// <param name="applicant">Subject of whom it is for.</param>
    /// <param name="person">Subject of who fills it in: the same, or whoever acts for an enterprise or for somebody who let them.</param>
    public async Task<DraftState?> Gather(Matter matter, Guid account, Guid applicant, Guid person, CancellationToken cancel)
    {
        if (await people.Person(person, cancel) is not { } filer)
            return null;
        var isForAnother = matter.Applicant == Applicant.Person && applicant != person;
        if ((isForAnother ? await people.Person(applicant, cancel) : filer) is not { } self)
            return null;
        var enterprise = matter.Applicant == Applicant.Enterprise ? await people.Enterprise(applicant, cancel) : null;
        if (matter.Applicant == Applicant.Enterprise && enterprise is null)
            return null;
        var facts = new KnownFacts(matter, null, clock.GetUtcNow());
        // A child has no mobile of its own.
        var mobile = self.Mobile.Length > 0 ? self.Mobile : filer.Mobile;
        facts.Add(FoundValue.Account, JsonSerializer.SerializeToElement(new { self.Name, self.IdNumber, mobile, enterprise }, JsonSerializerOptions.Web));

        if (!filer.Verified || !self.Verified)
            return State(matter, enterprise, self, filer, facts);
        var asker = Asker.Of(account, filer.Verified);
        var ofPerson = new Look(asker, isForAnother ? ForAnother : Purpose);
        var look = ofPerson with { OnBehalfOf = applicant };
        var holder = enterprise is null ? new CodeHolder(self.IdNumber, self.Name) : new(enterprise.Uscc, enterprise.Name);

        var citizen = Names(matter, null, RegisterNames.Population) ? population.Match(self.IdNumber, self.Name, ofPerson, cancel) : null;
        var licence = enterprise is not null && (Names(matter, null, BusinessLicence) || Names(matter, null, RegisterNames.MarketEntities))
            ? licences.Find(enterprise.Uscc, look, cancel) : null;
        var shared = Ask(Sources(matter, null), holder, look, cancel);
        var held = await certificates.OnFile(applicant, cancel);
        if (licence is not null)
        {
            var registered = await licence;
            facts.Add(RegisterNames.MarketEntities, registered, found => found.IsValid);
            // The register knows first when a licence is no longer in force.
            facts.AddCertificates(registered.Found is { IsValid: false } ? held.Where(c => c.Code != BusinessLicence) : held);
            facts.AddLicence(BusinessLicence, registered.Found);
        }
        else
        {
            facts.AddCertificates(held);
        }

        if (enterprise is not null && Names(matter, null, RegisterNames.Premises))
        {
            var address = facts[WellKnownElements.PremisesAddress];
            facts.Add(RegisterNames.Premises, await places.Find(enterprise.Uscc, address, look, cancel), p => p.IsValid);
        }

        if (citizen is not null)
            facts.Add(RegisterNames.Population, await citizen, found => found.IsAlive, found => Facts(found, self.IdNumber));
        foreach (var (register, entry) in shared)
            facts.Add(register, await entry, _ => true, found => found.Facts);
        // What the filer holds is nothing of somebody else's matter.
        if (enterprise is not null)
            facts.AddCertificates(await certificates.OnFile(person, cancel));
        return State(matter, enterprise, self, filer, facts);
    }

    /// <summary>
    /// What registers know of somebody whom the form names: asked by number and name, and each look is recorded under that person.
    /// Nothing is told of them that the matter's rule does not let the applicant know; nobody's certificates are looked into for
    /// somebody else.
    /// </summary>
    public async Task<KnownFacts> Gather(Matter matter, NamedParty named, ApplicantFacts by, Asker asker, Guid applicant, CancellationToken cancel)
    {
        var facts = new KnownFacts(matter, named.Party, clock.GetUtcNow());
        var look = new Look(asker, PartyPurpose) { OnBehalfOf = applicant };
        Looked<RegisteredPerson>? citizen = Names(matter, named.Party, RegisterNames.Population)
            ? await population.Match(named.Number, named.Name, look, cancel) : null;
        var asked = named.Party.KnownWhen is { } rule
            ? Ask(Sources(matter, named.Party).Concat(rule.Variables.Select(v => v.Split('.')[0])), new(named.Number, named.Name), look, cancel) : [];
        var entries = new List<(string Register, Looked<RegisterEntry> Entry)>();
        foreach (var (register, entry) in asked)
            entries.Add((register, await entry));
        var said = entries.Select(e => (e.Register, e.Entry.Found is { } found ? RuleValue.From(found.Facts) : RuleValue.Null));
        var self = RuleValue.Object(("code", RuleValue.Of(by.Code)), ("name", RuleValue.Of(by.Name)));
        var known = named.Party.KnownWhen?.Holds(RuleValue.Object([("applicant", self), .. said])) == true;
        if (citizen is { } looked)
            facts.Add(RegisterNames.Population, looked, _ => true, found => known ? Facts(found, named.Number) : new { });
        foreach (var (register, entry) in entries.Where(e => Names(matter, named.Party, e.Register)))
            facts.Add(register, entry, _ => known, found => found.Facts);
        return facts;
    }

    private List<(string Register, Task<Looked<RegisterEntry>> Entry)> Ask(IEnumerable<string> sources, CodeHolder of, Look look, CancellationToken cancel) =>
        [.. sources.Where(IsShared).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(register => (register, registers.Find(register, of, look, cancel)))];

    private bool IsShared(string source) => RegisterNames.Shared.Contains(source) || catalog.Registers.Any(r => r.Code == source);

    private static object Facts(RegisteredPerson found, string idNumber) =>
        new { found.Name, idNumber, found.Sex, found.BirthDate, found.Nation, found.HukouAddress, found.HukouRegion };

    private static DraftState State(Matter matter, Enterprise? enterprise, Person self, Person filer, KnownFacts facts) => facts.ToState(
        new(matter.Applicant, enterprise?.Name ?? self.Name, enterprise?.Uscc ?? self.IdNumber, filer.Name, filer.Mobile), filer.Verified && self.Verified);

    /// <summary>Nobody looks into a register that the matter has no use for, about whom it has none.</summary>
    private static IEnumerable<string> Sources(Matter matter, Party? party) => matter.Elements
        .Where(e => Asks(matter, party, matter.PartyOf(e)) && matter.Parties.All(p => !p.ForDepartments.Contains(e.Code))).Select(e => e.Source?.Register)
        .Concat(matter.Materials.Where(m => Asks(matter, party, matter.PartyOf(m))).SelectMany(m => m.Ways).Select(w => w.Source)).OfType<string>();

    private static bool Asks(Matter matter, Party? party, Party? of) => of == party || (party is null && matter.MayBeApplicant(of!));

    private static bool Names(Matter matter, Party? party, string source) => Sources(matter, party).Contains(source, StringComparer.Ordinal);
}
