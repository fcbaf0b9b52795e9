using System.Collections.Immutable;
using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Cases.Decide;

/// <summary>The department denies its item, with each reason and the rule it rests on.</summary>
internal sealed record DenyItem(string Number, string Item, ImmutableList<DenialReason> Reasons) : ICommand<Case, Unit>;

/// <param name="Basis">The article that it rests on.</param>
internal sealed record DenialReason(string Reason, string Basis);

internal sealed class DenyHandler(ICatalog catalog) : ICommandHandler<Case, DenyItem, Unit>
{
    public const int MaxReasons = 10;
    public const int MaxReason = 500;
    public const int MaxBasis = 200;

    Result<Decision<Unit>> ICommandHandler<Case, DenyItem, Unit>.Decide(Case state, DenyItem command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, Official.Of(by), now, catalog);

    public static Result<Decision<Unit>> Decide(Case state, DenyItem command, Official by, DateTimeOffset now, ICatalog catalog)
    {
        var found = by.AtDepartment(state, command.Number, command.Item);
        if (!found.Succeeded(out var item))
            return Result<Decision<Unit>>.Refused(found.Refusals);
        if (Standing.NotUnderReview(item) is { } refusal)
            return refusal;
        if (Wrong(command.Reasons).ToList() is { Count: > 0 } wrong)
            return Result<Decision<Unit>>.Refused(wrong);
        var reasons = command.Reasons.Select(r => $"{r.Reason.Trim().TrimEnd('。')}（依据：{r.Basis.Trim()}）。").ToImmutableList();
        return Decision.Of(Unit.Value, Endings.With(state, by.Meta(now), new ItemDenied(item.Code, item.Department, reasons, Remedy(catalog, state))));
    }

    /// <summary>行政复议法 article 20 gives sixty days, 行政诉讼法 article 46 six months.</summary>
    private static string Remedy(ICatalog catalog, Case state)
    {
        var city = catalog.Regions.FirstOrDefault(r => r.Parent is null && r.Contains(state.Region))?.Name.Zh;
        return $"如不服本决定，您可以自收到之日起60日内向{city}人民政府申请行政复议，也可以自收到之日起6个月内向人民法院提起行政诉讼。";
    }

    private static IEnumerable<Refusal> Wrong(ImmutableList<DenialReason> reasons)
    {
        if (reasons.IsEmpty)
            yield return Refusal.Invalid("cases.denial-without-reason", ReasonField(0));
        if (reasons.Count > MaxReasons)
            yield return Refusal.Invalid("cases.denial-too-many-reasons", null, MaxReasons);
        for (var i = 0; i < reasons.Count; i++)
        {
            foreach (var refusal in Written.Check(reasons[i].Reason, ReasonField(i), MaxReason, "cases.denial-reason-missing"))
                yield return refusal;
            foreach (var refusal in Written.Check(reasons[i].Basis, BasisField(i), MaxBasis, "cases.denial-basis-missing"))
                yield return refusal;
        }
    }

    public static string ReasonField(int index) => $"reason-{index + 1}";
    public static string BasisField(int index) => $"basis-{index + 1}";
}
