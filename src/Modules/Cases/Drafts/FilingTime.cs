using Barrier = OneStop.Contracts.Catalog.Barrier;
using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Cases.Drafts;

/// <summary>Why nobody can file a matter now: it has ended, or it is not its season.</summary>
internal static class FilingTime
{
    /// <param name="draft">What was begun in time and stays, to be told until when.</param>
    /// <returns>Null when it can be filed.</returns>
    public static Refusal? Closed(ICatalog catalog, Matter matter, DateTimeOffset now, Draft? draft = null)
    {
        if (catalog.Ended(matter.Code) is { } end && end.At <= now)
        {
            return end.Successor is { } code && catalog.Find(code) is { } successor
                ? Refusal.Gone("cases.matter-replaced", matter.Name, end.At.ChinaDate(), end.Reason, successor.Name)
                : Refusal.Gone("cases.matter-ended", matter.Name, end.At.ChinaDate(), end.Reason);
        }

        var today = now.ChinaDate();
        if (matter.Season is not { } season || season.Includes(today))
            return null;
        return draft is null
            ? Refusal.Conflict("cases.out-of-season", season.NextAfter(today), season.Note)
            : Refusal.Conflict("cases.season-over", season.NextAfter(today), season.Note, draft.ExpiresAt);
    }

    public static Refusal NotFor(Barrier barrier) => Refusal.Invalid("cases.not-for-you", null, barrier.Why, barrier.Instead);
}
