using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Compose;

/// <summary>The chain of items that takes longest, by their promises. Items come in an order that respects dependencies.</summary>
internal sealed record CriticalPath(IReadOnlyList<string> Items, int Days)
{
    public static CriticalPath Of(IReadOnlyList<ChosenItem> items)
    {
        var longest = new Dictionary<string, CriticalPath>(StringComparer.Ordinal);
        foreach (var (item, _, _, promised) in items)
        {
            var before = item.DependsOn.Select(d => longest.GetValueOrDefault(d)).OfType<CriticalPath>().MaxBy(p => p.Days);
            longest[item.Code] = new([.. before?.Items ?? [], item.Code], (before?.Days ?? 0) + promised.Days);
        }

        return items.Select(c => longest[c.Item.Code]).MaxBy(p => p.Days) ?? new([], 0);
    }

    /// <summary>Which items may run at the same time, wave after wave.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Waves(IReadOnlyList<ChosenItem> items)
    {
        var wave = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (item, _, _, _) in items)
            wave[item.Code] = item.DependsOn.Where(wave.ContainsKey).Select(d => wave[d] + 1).DefaultIfEmpty(0).Max();
        return [.. items.GroupBy(c => wave[c.Item.Code]).OrderBy(g => g.Key).Select(g => (IReadOnlyList<string>)[.. g.Select(c => c.Item.Code)])];
    }
}
