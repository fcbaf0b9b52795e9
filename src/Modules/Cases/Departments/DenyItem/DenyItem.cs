using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Cases.Departments;

/// <summary>The department denies its item, with each reason and the rule it rests on.</summary>
internal sealed record DenyItem(string Number, string Item, ImmutableList<DenialReason> Reasons) : ICommand<Case, Unit>;

internal sealed class DenyItemHandler(ICatalog catalog) : ICommandHandler<Case, DenyItem, Unit>
{
    public const int MaxReasons = 10;
    public const int MaxReason = 500;
    public const int MaxBasis = 200;

    Result<Decision<Unit>> ICommandHandler<Case, DenyItem, Unit>.Decide(Case state, DenyItem command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, StaffMember.Of(by), now, catalog);

    public static Result<Decision<Unit>> Decide(Case state, DenyItem command, StaffMember by, DateTimeOffset now, ICatalog catalog)
    {
        if (!by.UnderReview(state, command.Number, command.Item).Succeeded(out var item, out var refused))
            return refused;
        if (Wrong(command.Reasons).ToList() is { Count: > 0 } wrong)
            return wrong;
        var reasons = command.Reasons.ConvertAll(r => new DenialReason(TextRules.Tidy(r.Reason), TextRules.Tidy(r.Basis)));
        return Decision.Just(CaseCompletion.With(state, by.Meta(now), new ItemDenied(item.Code, item.Department, reasons, CityOf(catalog, state))));
    }

    /// <summary>Whose government reviews the decision (行政复议法 24): the city's.</summary>
    private static Bilingual? CityOf(ICatalog catalog, Case state) => catalog.Regions.FirstOrDefault(r => r.Parent is null && r.Contains(state.Region))?.Name;

    private static IEnumerable<Refusal> Wrong(ImmutableList<DenialReason> reasons)
    {
        if (reasons.IsEmpty)
            yield return Refusal.Invalid("cases.denial-without-reason", ReasonField(0));
        if (reasons.Count > MaxReasons)
            yield return Refusal.Invalid("cases.denial-too-many-reasons", null, MaxReasons);
        for (var i = 0; i < reasons.Count; i++)
        {
            foreach (var refusal in TextRules.Check(reasons[i].Reason, ReasonField(i), MaxReason, "cases.denial-reason-missing", i + 1))
                yield return refusal;
            foreach (var refusal in TextRules.Check(reasons[i].Basis, BasisField(i), MaxBasis, "cases.denial-basis-missing", i + 1))
                yield return refusal;
        }
    }

    public static string ReasonField(int index) => $"reason-{index + 1}";
    public static string BasisField(int index) => $"basis-{index + 1}";
}
