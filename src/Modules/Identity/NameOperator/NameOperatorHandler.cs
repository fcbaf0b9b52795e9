using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Limits;
using OneStop.Domain;
using OneStop.Identifiers;
using OneStop.Identity.Mandates;
using OneStop.Identity.People;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.NameOperator;

/// <summary>
/// The representative of a body, or whoever they let do so, names somebody who acts for it. Whether that person has an account is not told:
/// the offer waits for whoever the number and the name belong to.
/// </summary>
[UseCase]
internal sealed class NameOperatorHandler(MandateRows mandates, MandateAccess access, MandateBook book, MandateMessages messages, MandateLimits limits,
    Allowances allowances, MasterKeys masters, ICatalog catalog, TextCatalogue texts, TimeProvider clock)
{
    public const string What = "mandate-offer";

    public async Task<Result<Guid>> Handle(Actor actor, Guid body, TypedMandate typed, CancellationToken cancel)
    {
        if (await access.MayName(actor.Person!.Value, body, cancel) is not { } giver)
            return Refusal.Forbidden("identity.operators-not-yours");
        var tidy = typed with { Name = PersonRules.TidyName(typed.Name), Code = PersonRules.Tidy(typed.Code).ToUpperInvariant() };
        var words = new MandateWords(texts.In(Lang.Zh), catalog);
        var decided = Decide(giver, tidy, await mandates.Open(body, cancel), number => SubjectId.OfPerson(masters, number),
            scope => !scope.Items.Any() && words.Knows(scope), limits, clock.GetUtcNow());
        if (!decided.Succeeded(out var mandate))
            return decided.Refusals;
        if ((await allowances.Take([new(What, actor.Account.ToString(), limits.OffersPerDay, TimeSpan.FromDays(1))], cancel)).Until is { } until)
            return Refusal.Conflict("identity.mandate-too-often", until);
        if (await book.Offer(mandate, new(actor.Person, actor.Account), cancel) is not { } id)
            return Refusal.Conflict("identity.operator-there", mandate.HolderName);
        await messages.Offered((await mandates.Find(id, cancel))!, cancel);
        return id;
    }

    /// <param name="giver">By what they act for the body.</param>
    /// <param name="typed">Tidied.</param>
    /// <param name="open">What is open of the body.</param>
    /// <param name="subjectOf">Of an ID number.</param>
    /// <param name="known">Whether a scope names what there is.</param>
    public static Result<NewMandate> Decide(Mandate giver, TypedMandate typed, IReadOnlyList<Mandate> open, Func<string, Guid> subjectOf,
        Func<MandateScope, bool> known, MandateLimits limits, DateTimeOffset now)
    {
        var today = now.ChinaDate();
        var (scope, until) = (MandateRules.ScopeOf(typed.What, known), MandateRules.LastDay(typed.Until, limits.LongestOperatorDays, today));
        Refusal?[] wrong = [PersonRules.Name(typed.Name!), PersonRules.FormOfIdNumber(typed.Code!, today)];
        var refusals = wrong.OfType<Refusal>().Concat(scope.IsRefused ? scope.Refusals : []).Concat(until.IsRefused ? until.Refusals : []).ToList();
        if (refusals.Count > 0)
            return Result<NewMandate>.Refused(refusals);
        string[] rights = [.. MandateRight.All.Where(r => typed.Rights.Contains(r, StringComparer.Ordinal))];
        if (MandateRules.Beyond(giver, scope.Value, rights, until.Value) is { } beyond)
            return beyond;
        var holder = subjectOf(typed.Code!);
        if (holder == giver.Holder)
            return Refusal.Invalid("identity.mandate-to-oneself", MandateRules.IdNumber);
        if (open.Any(m => m.Holder == holder && m.Capacity != Capacity.Agent))
            return Refusal.Conflict("identity.operator-there", typed.Name!) with { Field = MandateRules.IdNumber };
        if (open.Count(m => m.Capacity == Capacity.Operator) >= limits.MostOperators)
            return Refusal.Conflict("identity.operators-many", limits.MostOperators);
        return new NewMandate(holder, false, typed.Name!, giver.Principal, true, Capacity.Operator, scope.Value, rights, until.Value);
    }
}
