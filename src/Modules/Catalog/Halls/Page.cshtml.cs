using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Halls;

/// <summary>Where people are served, by district, what is open now marked.</summary>
[Access(Right.ReadSite)]
public sealed class HallsPage(ICatalog catalog) : OneStopPage
{
    private static readonly TimeSpan ClosesSoon = TimeSpan.FromMinutes(30);

    /// <summary>The district that was chosen; null for the whole city.</summary>
    public string? Region { get; private set; }

    /// <summary>Only halls that serve for it, when one was asked for.</summary>
    public Department? Department { get; private set; }

    /// <summary>Districts that have a hall.</summary>
    public IReadOnlyList<Region> Regions { get; private set; } = [];

    internal IReadOnlyList<(Region Region, IReadOnlyList<ShownHall> Halls)> Groups { get; private set; } = [];

    public void OnGet(string? region, string? department)
    {
        var all = HallList.Of(catalog, Now);
        Department = catalog.Departments.FirstOrDefault(d => d.Code == department);
        var groups = all.Where(s => Department is null || HallList.Serves(s, Department.Code)).GroupBy(s => County(s.Hall.Region))
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        Regions = [.. catalog.Regions.Where(r => groups.ContainsKey(r.Code)).OrderBy(r => r.Code, StringComparer.Ordinal)];
        Region = Regions.FirstOrDefault(r => r.Code == region)?.Code;
        Groups = [.. Regions.Where(r => Region is null || Region == r.Code).Select(r => (r, (IReadOnlyList<ShownHall>)groups[r.Code]))];
    }

    /// <summary>This page for another district, the department kept.</summary>
    public string Address(string? region) => CatalogLinks.HallsOf(region, Department?.Code);

    internal Due Light(Opening opening) => Light(opening, Now);

    internal static Due Light(Opening opening, DateTimeOffset now) =>
        !opening.IsOpen ? Due.Stop : opening.Changes is { } until && until - now <= ClosesSoon ? Due.Soon : Due.Good;

    // A street's hall stands with those of its district.
    private static string County(string region) => region.Length > 6 ? region[..6] : region;
}
