using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>
/// The promise for the whole matter can be kept, and is one: not sooner than its longest chain of items, not later than they would take one
/// after another. Takes for granted that no items wait for one another in a circle.
/// </summary>
internal static class PromiseCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter)
    {
        if (matter.Promise is not { } promise || matter.Items.Count == 0)
            yield break;
        var items = matter.Items.Select(i => (Item: i, Span: Longest(i))).ToDictionary(i => i.Item.Code, i => i.Span, StringComparer.Ordinal);
        var ends = PromisedTime.Ends<PromisedSpan>([.. matter.Items.Select(i => new PromisedItem(i.Code, i.DependsOn, 0, LimitUnit.WorkingDays))],
            item => items[item.Code], (end, item) => end + items[item.Code], (one, other) => one.Length > other.Length);
        var accepted = new PromisedSpan(PromisedTime.AcceptanceDays, 0);
        var least = WorkingDays(accepted + ends.Values.MaxBy(e => e.Length));
        var most = WorkingDays(items.Values.Aggregate(default(PromisedSpan), (all, one) => all + accepted + one));
        if (promise < least)
            yield return CatalogFault.At("promise", "promise-too-short", promise, least);
        else if (promise > most)
            yield return CatalogFault.At("promise", "promise-too-long", promise, most);
    }

    // Whichever way an item is handled.
    private static PromisedSpan Longest(ServiceItem item) => new[] { item.Promised, item.Otherwise?.Promised }.OfType<TimeLimit>()
        .Select(l => PromisedSpan.Of(l.Days, l.Unit)).MaxBy(s => s.Length);

    private static int WorkingDays(PromisedSpan span) => (span.Length + PromisedSpan.LengthOfWorkingDay - 1) / PromisedSpan.LengthOfWorkingDay;
}
