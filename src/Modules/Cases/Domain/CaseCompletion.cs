using System.Collections.Immutable;
using OneStop.Domain;

namespace OneStop.Cases.Domain;

/// <summary>
/// What follows of itself when items end: those that depended on a refused one are closed with the reason, and when
/// nothing is open any more the case is delivered and closed.
/// </summary>
public static class CaseCompletion
{
    /// <summary>The decided events and what follows from them, in order.</summary>
    public static IReadOnlyList<IEvent> With(Case before, EventMeta meta, params IReadOnlyList<IEvent> decided)
    {
        var all = new List<IEvent>(decided);
        var state = decided.Aggregate(before, (s, e) => s.Evolve(e, meta));
        while (state.Items.Find(i => !i.IsFinal && i.DependsOn.Exists(d => IsLost(state.Item(d)))) is { } stranded)
            state = Add(new ItemClosed(stranded.Code, stranded.DependsOn.First(d => IsLost(state.Item(d)))));

        if (state.ClosedAt is null && state.Items.TrueForAll(i => i.IsFinal && !i.AwaitsResult))
        {
            var granted = state.Items.Where(i => i.Status == ItemStatus.Granted).Select(i => i.Code).ToImmutableList();
            if (granted.Count > 0)
                state = Add(new CaseDelivered(granted));
            Add(new CaseClosed());
        }

        return all;

        Case Add(IEvent e)
        {
            all.Add(e);
            return state.Evolve(e, meta);
        }
    }

    private static bool IsLost(ItemCase? item) => item is { IsFinal: true, Status: not ItemStatus.Granted };
}
