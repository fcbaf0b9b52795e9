using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Compose;

/// <summary>A chain of items, and how long it takes from acceptance.</summary>
internal sealed record CriticalPath(IReadOnlyList<string> Items, PromisedSpan Span)
{
    /// <summary>The one that takes longest, by their promises.</summary>
    public static CriticalPath Of(IReadOnlyList<ChosenItem> items)
    {
        var ends = PromisedTime.Ends<CriticalPath>([.. items.Select(i => new PromisedItem(i.Item.Code, i.Item.DependsOn, i.Promised.Days, i.Promised.Unit))],
            item => new([item.Code], PromisedSpan.Of(item.Days, item.Unit)),
            (end, item) => new([.. end.Items, item.Code], end.Span + PromisedSpan.Of(item.Days, item.Unit)),
            // What waits stands behind what it waits for, also where that takes no time.
            (one, other) => one.Span.Length >= other.Span.Length);
        return items.Select(i => ends[i.Item.Code]).MaxBy(p => p.Span.Length) ?? new([], default);
    }

    /// <summary>Which items may run at the same time, wave after wave. Items come in an order that respects dependencies.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Waves(IReadOnlyList<ChosenItem> items)
    {
        var wave = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (item, _, _, _) in items)
            wave[item.Code] = item.DependsOn.Where(wave.ContainsKey).Select(d => wave[d] + 1).DefaultIfEmpty(0).Max();
        return [.. items.GroupBy(c => wave[c.Item.Code]).OrderBy(g => g.Key).Select(g => (IReadOnlyList<string>)[.. g.Select(c => c.Item.Code)])];
    }
}
