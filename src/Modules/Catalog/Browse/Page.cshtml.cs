using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Browse;

/// <summary>All matters by stage of life or business, or those that fit what somebody typed.</summary>
[Access(Who.Anyone)]
public sealed class BrowsePage(ICatalog catalog) : OneStopPage
{
    private const int LongestQuery = 60;

    public string Query { get; private set; } = "";
    public IReadOnlyList<MatterHit> Hits { get; private set; } = [];
    public bool IsSearch => Query.Length > 0;
    public bool IsGuess => Hits.Count > 0 && !Hits[0].Exact;
    public IReadOnlyList<Matter> All { get; private set; } = [];

    public void OnGet(string? q)
    {
        Query = q?.Trim() is { } text ? text[..Math.Min(text.Length, LongestQuery)] : "";
        Hits = IsSearch ? catalog.Search(Query, City.Region) : [];
        All = catalog.Published(City.Region);
    }

    public IEnumerable<IGrouping<LifeStage, Matter>> Stages(StageSide side) => All.Where(m => m.Stage.Side == side).GroupBy(m => m.Stage);
}
