using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Cases.Applicants;

/// <summary>
/// The applicant takes a consent back (个人信息保护法 15). What rests on it is passed on no more, so that what is not decided yet ends; what was
/// decided stays. What an authority does by its duty rests on no consent, and a guardian takes the whole application back.
/// </summary>
/// <param name="Items">The items that rest on it, by the catalogue.</param>
internal sealed record WithdrawConsent(Consent Consent, ImmutableList<string> Items) : ICommand<Case, Unit>
{
    /// <summary>Of a company's share: all items that a company handles.</summary>
    public static WithdrawConsent OfCompanies(Case @case, Matter matter) =>
        new(Consent.Provider, [.. @case.Items.Where(i => matter.Department(i.Department).Provider).Select(i => i.Code)]);
}

internal sealed class WithdrawConsentHandler : ICommandHandler<Case, WithdrawConsent, Unit>
{
    Result<Decision<Unit>> ICommandHandler<Case, WithdrawConsent, Unit>.Decide(Case state, WithdrawConsent command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, by, now);

    public static Result<Decision<Unit>> Decide(Case state, WithdrawConsent command, CommandContext by, DateTimeOffset now)
    {
        if (!state.Consents.Contains(command.Consent))
            return Refusal.NotFound("cases.consent-not-given");
        if (command.Consent != Consent.Provider)
            return Refusal.Conflict("cases.consent-with-application");
        // Pressed twice.
        if (state.WithdrawnConsents.Contains(command.Consent))
            return Decision.Just();
        IEnumerable<IEvent> open = command.Items.Where(i => state.Item(i) is { IsFinal: false }).Select(i => new ItemWithdrawn(i));
        return Decision.Just(CaseCompletion.With(state, by.At(now), [new ConsentWithdrawn(command.Consent, command.Items), .. open]));
    }
}
