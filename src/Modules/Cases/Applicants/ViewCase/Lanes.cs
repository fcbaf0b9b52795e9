using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>One item's way through the house: four steps, where it stands, and the next date.</summary>
internal sealed record Lane(string Name, string Department, IReadOnlyList<TrackStep> Steps, State State, string StateText, string Next, ItemCase Item)
{
    /// <summary>What was settled in granting it.</summary>
    public IReadOnlyList<string> Settled { get; private init; } = [];

    public static Lane Of(Case @case, ItemCase item, Matter matter, DateTimeOffset? issuedAt, CaseClock time, DateTimeOffset now, Texts t)
    {
        var steps = StepsOf(item, issuedAt, t);
        var (state, text) = Standing(item, now, t);
        return new(t.Of(matter.Item(item.Code).Name), t.Of(matter.Department(item.Department).ShortName), steps, state, text,
            NextOf(@case, item, matter, time, now, t), item)
        {
            Settled = SettledWords.Of(matter, @case, item, t),
        };
    }

    private static TrackStep[] StepsOf(ItemCase item, DateTimeOffset? issuedAt, Texts t)
    {
        var accepted = item.AcceptedAt;
        var decided = item.Status is ItemStatus.Granted or ItemStatus.Denied ? item.DecidedAt : null;
        return
        [
            new(t["lane.accept"], accepted is not null ? State.Done : item.Status switch { ItemStatus.Declined => State.Bad,
                ItemStatus.Closed or ItemStatus.Withdrawn => State.Todo, _ => State.Now },
                accepted is { } at ? Day(at) : item.Status == ItemStatus.Declined ? Day(item.DecidedAt!.Value) : item.IsFinal ? null : t["lane.now"]),
            // Somebody who keeps a judgement has not examined all of it yet: the decision ends the examination.
            new(t["lane.review"], decided is not null ? State.Done : item.Status == ItemStatus.Accepted ? State.Now : State.Todo,
                item.Status == ItemStatus.Accepted ? t["lane.now"] : null),
            new(t["lane.decide"], decided is null ? State.Todo : item.Status == ItemStatus.Granted ? State.Done : State.Bad,
                decided is { } on ? Day(on) : null),
            new(t[item.Grant is { Result: null } ? "lane.finish" : "lane.issue"], item.Status != ItemStatus.Granted ? State.Todo : item.AwaitsResult
                ? State.Now : State.Done,
                item.AwaitsResult ? t["lane.now"] : issuedAt is { } issued ? Day(issued) : item.Status == ItemStatus.Granted
                    ? Day(item.DecidedAt!.Value) : null),
        ];

        string Day(DateTimeOffset at) => t.ShortDate(at.ChinaDate());
    }

    private static (State, string) Standing(ItemCase item, DateTimeOffset now, Texts t) => item switch
    {
        { Status: ItemStatus.Received, CorrectedAt: not null } => (State.Now, t["lane.state.corrected"]),
        { Status: ItemStatus.Received } => (State.Now, t["lane.state.received"]),
        { Status: ItemStatus.CorrectionRequested } => (State.Soon, t["lane.state.correction"]),
        { Status: ItemStatus.Accepted } => (State.Now, t["lane.state.accepted"]),
        { Status: ItemStatus.Declined } => (State.Bad, t["lane.state.declined"]),
        { AwaitsResult: true } when item.IsResultLate(now) => (State.Soon, t["lane.state.issuing-late"]),
        { AwaitsResult: true } => (State.Now, t["lane.state.issuing"]),
        { Status: ItemStatus.Granted } => (State.Done, t["lane.state.granted"]),
        { Status: ItemStatus.Denied } => (State.Bad, t["lane.state.denied"]),
        { Status: ItemStatus.Closed } => (State.None, t["lane.state.closed"]),
        _ => (State.None, t["lane.state.withdrawn"]),
    };

    private static string NextOf(Case @case, ItemCase item, Matter matter, CaseClock time, DateTimeOffset now, Texts t) => item.Status switch
    {
        ItemStatus.Granted when item.IsResultLate(now) => t["lane.issuing-late"],
        ItemStatus.Received when @case.Held is { } held => t["lane.joint-waits", matter.Item(held.Code).Name],
        ItemStatus.Received => t["lane.accept-by", t.ShortDate(time.AcceptBy(item))],
        ItemStatus.CorrectionRequested => t["lane.answer-by", t.ShortDate(item.Correction!.AnswerBy)],
        ItemStatus.Accepted when item.DependsOn.Select(@case.Item).FirstOrDefault(d => d is { Status: not ItemStatus.Granted }) is { } awaited =>
            t["lane.waits-for", matter.Item(awaited.Code).Name],
        ItemStatus.Accepted => t["lane.decide-by", t.ShortDate(item.DueOn!.Value)],
        ItemStatus.Closed => t[@case.EndedByApplicant(item) ? "lane.closed-withdrawn" : "lane.closed-because", matter.Item(item.ClosedBecauseOf!).Name],
        _ => "",
    };
}
