using OneStop.Catalog.Search;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Browse;

/// <summary>What was found for what somebody typed, with the ways to narrow it: every one of them an address.</summary>
internal sealed class Found
{
    private const int PageSize = 20, MostPages = 10, DistrictLevel = 3;

    private readonly CatalogInMemory catalog;
    private readonly SearchResult result;
    private readonly string query;
    private readonly int page;

    public Found(CatalogInMemory catalog, string query, string? audience, string? region, int page)
    {
        (this.catalog, this.query, this.page) = (catalog, query, Math.Clamp(page, 1, MostPages));
        Audience = audience is "person" or "enterprise" ? audience : "";
        Region = Regions.FirstOrDefault(r => r.Code == region)?.Code ?? "";
        var whom = Audience switch { "person" => Audiences.Person, "enterprise" => Audiences.Enterprise, _ => Audiences.All };
        result = catalog.Search(query, new(Audience: whom, Region: Region.Length > 0 ? Region : CityRegion.Code, AndBelow: Region.Length == 0),
            this.page * PageSize);
    }

    /// <summary>Where what was typed is done, when it is not filed here, and whom to ask.</summary>
    public (Bilingual Text, Department Ask)? Elsewhere => SearchWords.Shared.Of(query) is { } elsewhere
        && catalog.Departments.FirstOrDefault(d => d.Code == elsewhere.Department) is { } department ? (elsewhere.Text, department) : null;

    /// <summary>The page of this site that what was typed names: the name of its texts, and where it is.</summary>
    public (string Name, string Href)? Named => SearchWords.Shared.PageOf(query) switch
    {
        "policies" => ("policies", CatalogLinks.PoliciesFor(Audience)),
        "items" => ("items", CatalogLinks.Items),
        "halls" => ("halls", CatalogLinks.HallsOf(Region, null)),
        "help" => ("help", CatalogLinks.Help),
        _ => null,
    };

    public string Audience { get; }
    public string Region { get; }
    public int Total => result.Total;
    public string? ReadAs => result.ReadAs;
    public bool IsGuess => result.Hits is [{ Exact: false }, ..];
    public bool IsFiltered => Audience.Length > 0 || Region.Length > 0;
    public IEnumerable<SearchHit> Hits => result.Hits.Skip((page - 1) * PageSize);

    /// <summary>Districts, below the city that is shown when none is chosen.</summary>
    public IEnumerable<Region> Regions => catalog.Regions.Where(r => r.Level == DistrictLevel);

    public string? Next => page < MostPages && result.Total > page * PageSize ? At(Audience, Region, page + 1) : null;
    public string? First => page > 1 ? At(Audience, Region) : null;

    public string At(string audience, string region, int to = 1) => CatalogLinks.Search(query, audience, region, to);

    public string Href(SearchHit hit) => hit.Kind switch
    {
        FoundKind.Matter => CatalogLinks.Matter(hit.Code),
        FoundKind.Policy => CatalogLinks.Policy(hit.Code),
        _ => CatalogLinks.Item(hit.Code, Region),
    };

    public Matter? Matter(SearchHit hit) => hit.Kind == FoundKind.Matter ? catalog.Find(hit.Code) : null;

    public bool IsClosed(SearchHit hit) => hit.Kind == FoundKind.Item && !catalog.IsOffered(hit.Code);

    /// <summary>A line under the name, with the department of an item.</summary>
    public Bilingual? Text(SearchHit hit) => hit.Kind switch
    {
        FoundKind.Matter => catalog.Find(hit.Code)?.Summary,
        FoundKind.Policy => catalog.Policy(hit.Code)?.Summary,
        _ => catalog.Item(hit.Code) is { } item ? item.Summary ?? catalog.Departments.FirstOrDefault(d => d.Code == item.Department)?.ShortName : null,
    };
}
