using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Departments;

/// <summary>The department grants its item. The judgements on the reviewer's screen go with it, so that one press is enough.</summary>
/// <param name="Opinion">Read by the applicant.</param>
internal sealed record GrantItem(string Number, string Item, ImmutableSortedDictionary<string, Judgement> Checkpoints, string Note, string Opinion)
    : ICommand<Case, Unit>
{
    /// <summary>What the reviewer settles, as typed, by element code.</summary>
    public DecidedValues Decided { get; init; } = DecidedValues.None;

    /// <summary>The applicant came before the day that they chose.</summary>
    public bool Came { get; init; }

    /// <summary><see cref="ItemCase.Opinions"/> as the form showed it; null when no form was shown.</summary>
    public int? Seen { get; init; }
}

internal sealed class GrantItemHandler(ICatalog catalog) : ICommandHandler<Case, GrantItem, Unit>
{
    public const int MaxOpinion = 500;

    /// <summary>Field of <see cref="GrantItem.Came"/>.</summary>
    public const string CameField = "came";

    Result<Decision<Unit>> ICommandHandler<Case, GrantItem, Unit>.Decide(Case state, GrantItem command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, StaffMember.Of(by), now, catalog);

    public static Result<Decision<Unit>> Decide(Case state, GrantItem command, StaffMember by, DateTimeOffset now, ICatalog catalog)
    {
        if (!by.UnderReview(state, command.Number, command.Item).Succeeded(out var item, out var refused))
            return refused;
        var share = ItemShare.Of(catalog, state, item.Code);
        if (item.DependsOn.Select(state.Item).FirstOrDefault(d => d is { Status: not ItemStatus.Granted }) is { } awaited)
            return Refusal.Conflict("cases.predecessor-open", share.Matter.Item(awaited.Code).Name);
        // The document is made in the seconds after its grant; what is printed from it cannot be left out.
        if (ResultsSaid.Awaited(share.Item, share.Matter, state) is { } making)
            return Refusal.Conflict(making.IsFinal ? "cases.predecessor-result" : "cases.predecessor-open", share.Matter.Item(making.Code).Name);
        var opinion = AddOpinionHandler.Judge(item, share, command.Checkpoints, command.Note, item.Opinion?.Words?.Value,
            item.Opinion?.Decided?.Value ?? DecidedValues.None, command.Seen);
        if (!opinion.Succeeded(out var judged, out refused))
            return refused;
        var settled = Settlement.Read(state, share, command.Decided, catalog.Calendar, now);
        List<Refusal> wrong =
            [.. NotYetThere(state, item, command, now), .. NotMet(share, command.Checkpoints), .. settled.Refusals, .. TextRules.Check(command.Opinion, "opinion", MaxOpinion, "cases.opinion-missing")];
        if (wrong.Count > 0)
            return wrong;
        var values = settled.Value;
        var orders = ResultOrders.Of(state, share, values, now);
        var granted = new ItemGranted(item.Code, item.Department, state.Region, state.Number, TextRules.Tidy(command.Opinion),
            orders.Count > 0 ? orders[0] : null)
        {
            Others = ResultOrders.AfterFirst(orders),
            Decided = values.Values.IsEmpty ? null : new(values),
            Ends = RegisterEntries.Ended(state, share) is { } ended ? new(ended) : null,
        };
        return Decision.Just(CaseCompletion.With(state, by.Meta(now), [.. judged, granted]));
    }

    private static IEnumerable<Refusal> NotYetThere(Case state, ItemCase item, GrantItem command, DateTimeOffset now)
    {
        if (state.VisitOn(item) is { } day && day > now.ChinaDate() && !command.Came)
            yield return Refusal.Invalid("cases.visit-to-come", CameField, day);
    }

    private static IEnumerable<Refusal> NotMet(ItemShare share, ImmutableSortedDictionary<string, Judgement> judged)
    {
        foreach (var checkpoint in share.Checkpoints)
        {
            if (!judged.TryGetValue(checkpoint.Id, out var judgement))
                yield return Refusal.Invalid("cases.checkpoint-not-judged", "check-" + checkpoint.Id, checkpoint.Text);
            else if (judgement == Judgement.Fails)
                yield return Refusal.Invalid("cases.checkpoint-fails", "check-" + checkpoint.Id, checkpoint.Text);
        }
    }
}
