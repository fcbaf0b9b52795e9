using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Search;

/// <summary>Where a thing is offered: everywhere, or in some regions with everything below them. No regions means nowhere.</summary>
internal sealed record Coverage(IReadOnlyList<string> Regions, bool IsEverywhere = false)
{
    public static readonly Coverage Everywhere = new([], IsEverywhere: true);

    public bool IsNowhere => !IsEverywhere && Regions.Count == 0;

    /// <summary>Of a matter or a policy: one that names no regions is for all of them.</summary>
    public static Coverage Named(IReadOnlyList<string> regions) => regions.Count == 0 ? Everywhere : new(regions);

    public bool Reaches(SearchFilter filter) => IsEverywhere || filter.Region is not { } region
        || Regions.Any(r => Region.Covers(r, region) || (filter.AndBelow && Region.Covers(region, r)));
}
