using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Limits;
using OneStop.Identifiers;
using OneStop.Identity.Mandates;
using OneStop.Identity.NameOperator;
using OneStop.Identity.People;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.GiveMandate;

/// <summary>Who gives a mandate: somebody for themselves, or the representative of a body in its name.</summary>
/// <param name="Giver">The person at the keyboard.</param>
internal sealed record Principal(Guid Subject, string Name, bool IsBody, Guid Giver)
{
    public Applicant Side => IsBody ? Applicant.Enterprise : Applicant.Person;
}

/// <summary>Authorises another person, or an organisation, for classes of matters, matters or single items until a day.</summary>
[UseCase]
internal sealed class GiveMandateHandler(MandateRows mandates, MandateBook book, MandateMessages messages, MandateLimits limits, IPeople people,
    Allowances allowances, MasterKeys masters, ICatalog catalog, TextCatalogue texts, TimeProvider clock)
{
    /// <summary>In whose name somebody may give a mandate now; null when they act for another and may not do so in its name.</summary>
    public async Task<Result<Principal>> Of(Actor actor, CancellationToken cancel)
    {
        var person = actor.Person!.Value;
        if (actor.ActingFor is not { } represented)
        {
            return await people.Person(person, cancel) is { Verified: true } self ? new Principal(person, self.Name, false, person)
                : Refusal.Forbidden("identity.not-verified");
        }

        return represented.IsBody && await mandates.Standing(person, represented.Subject, cancel) is { IsLegalRepresentative: true }
            ? new Principal(represented.Subject, represented.Name, true, person) : Refusal.Forbidden("identity.mandate-not-yours-to-give");
    }

    /// <param name="toBody">The holder is an organisation, named by its credit code.</param>
    public async Task<Result<Guid>> Handle(Actor actor, bool toBody, TypedMandate typed, CancellationToken cancel)
    {
        var of = await Of(actor, cancel);
        if (!of.Succeeded(out var principal))
            return of.Refusals;
        var tidy = typed with { Name = PersonRules.TidyName(typed.Name), Code = PersonRules.Tidy(typed.Code).ToUpperInvariant() };
        var body = toBody && CreditCodes.Wrong(tidy.Code!, MandateRules.Uscc) is null
            ? await people.Enterprise(SubjectId.OfEnterprise(masters, tidy.Code!), cancel) : null;
        var words = new MandateWords(texts.In(Lang.Zh), catalog);
        var decided = Decide(principal, toBody, body, tidy, await mandates.Open(principal.Subject, cancel), number => SubjectId.OfPerson(masters, number),
            scope => !scope.IsWhole && words.Knows(scope), limits, clock.GetUtcNow());
        if (!decided.Succeeded(out var mandate))
            return decided.Refusals;
        var often = new Allowance(NameOperatorHandler.What, actor.Account.ToString(), limits.OffersPerDay, TimeSpan.FromDays(1));
        if ((await allowances.Take([often], cancel)).Until is { } until)
            return Refusal.Conflict("identity.mandate-too-often", until);
        if (await book.Offer(mandate, new(actor.Person, actor.Account), cancel) is not { } id)
            return Refusal.Gone("identity.forgotten");
        await messages.Offered((await mandates.Find(id, cancel))!, cancel);
        return id;
    }

    /// <param name="typed">Tidied.</param>
    /// <param name="body">What the organisation is, when the credit code is that of one which is here.</param>
    /// <param name="open">What is open of the principal.</param>
    /// <param name="subjectOf">Of an ID number.</param>
    /// <param name="known">Whether a scope names what there is.</param>
    public static Result<NewMandate> Decide(Principal principal, bool toBody, Enterprise? body, TypedMandate typed, IReadOnlyList<Mandate> open,
        Func<string, Guid> subjectOf, Func<MandateScope, bool> known, MandateLimits limits, DateTimeOffset now)
    {
        var today = now.ChinaDate();
        var (scope, until) = (MandateRules.ScopeOf(typed.What, known), MandateRules.LastDay(typed.Until, limits.LongestMandateDays, today));
        Refusal?[] wrong = toBody
            ? [CreditCodes.Wrong(typed.Code!, MandateRules.Uscc) ?? (body is null ? Refusal.Invalid("identity.mandate-body-unknown", MandateRules.Uscc) : null)]
            : [PersonRules.Name(typed.Name!), PersonRules.FormOfIdNumber(typed.Code!, today)];
        var refusals = wrong.OfType<Refusal>().Concat(scope.IsRefused ? scope.Refusals : []).Concat(until.IsRefused ? until.Refusals : []).ToList();
        if (refusals.Count > 0)
            return Result<NewMandate>.Refused(refusals);
        var holder = toBody ? body!.Subject : subjectOf(typed.Code!);
        if (holder == principal.Subject || holder == principal.Giver)
            return Refusal.Invalid("identity.mandate-to-oneself", toBody ? MandateRules.Uscc : MandateRules.IdNumber);
        return open.Count(m => m.Capacity == Capacity.Agent) >= limits.MostMandates
            ? Refusal.Conflict("identity.mandates-many", limits.MostMandates)
            : new NewMandate(holder, toBody, toBody ? body!.Name : typed.Name!, principal.Subject, principal.IsBody, Capacity.Agent, scope.Value, [],
                until.Value);
    }
}
