using OneStop.Contracts.Privacy;
using OneStop.Web;

namespace OneStop.MyData.ShowLooks;

/// <summary>The looks of all ledgers as one list, latest first: one query a ledger, whatever the page.</summary>
[UseCase]
internal sealed class LookList(IEnumerable<ILooks> ledgers, TimeProvider clock)
{
    /// <param name="subject">The caller has checked that the reader may read what is recorded of it.</param>
    /// <param name="after">The last row of the page before; null from the first one on.</param>
    /// <param name="but">Whose own looks are left out; null for all.</param>
    /// <param name="most">Rows at most.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<LookSeen>> Of(Guid subject, LookPlace? after, Reader? but, int most, CancellationToken cancel)
    {
        // A day ahead: clocks of nodes differ by a little, and nothing is recorded ahead of its time.
        var before = after ?? LookPlace.Top(clock.GetUtcNow().AddDays(1));
        var found = await Task.WhenAll(ledgers.Select(l => l.Of(subject, before, but, most, cancel)));
        return [.. found.SelectMany(rows => rows).OrderDescending(ByPlace).Take(most)];
    }

    private static readonly Comparer<LookSeen> ByPlace = Comparer<LookSeen>.Create((one, other) => LookPlace.Compare(one.Place, other.Place));
}
