using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Catalog.Browse;

/// <summary>All matters by stage of life or business, or those that fit what somebody typed.</summary>
[Access(Right.ReadSite)]
internal sealed class BrowsePage(CatalogInMemory catalog, IMostFiled mostFiled) : OneStopPage
{
    private const int LongestQuery = 60;

    public string Query { get; private set; } = "";
    public bool IsSearch => Query.Length > 0;

    /// <summary>What fits what was typed; null when nothing was.</summary>
    public Found? Found { get; private set; }

    public DateOnly Today => Now.ChinaDate();
    public IReadOnlyList<Matter> All { get; private set; } = [];

    /// <summary>What most people file.</summary>
    public IReadOnlyList<Matter> Popular { get; private set; } = [];

    /// <summary>What this reader opened last.</summary>
    public IReadOnlyList<Matter> Looked { get; private set; } = [];

    public void OnGet(string? q, [FromQuery(Name = "for")] string? audience, string? region, [FromQuery(Name = "page")] int at = 1)
    {
        Query = q?.Trim() is { } text ? text[..Math.Min(text.Length, LongestQuery)] : "";
        Found = IsSearch ? new(catalog, Query, audience, region, at) : null;
        All = catalog.Published(CityRegion.Code);
        if (IsSearch)
            return;
        Popular = Shortcuts.Popular(All, mostFiled.Matters);
        Looked = Shortcuts.Recent(All, RecentMatters.Of(Request));
    }

    public string Address(Matter matter) => CatalogLinks.Matter(matter.Code);

    public IEnumerable<IGrouping<LifeStage, Matter>> Stages(StageSide side) => LifeOrder.Of(All, side).GroupBy(m => m.Stage);
}
