using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Items.Follow;

/// <summary>A basic item got a new version: which matters it touches, who must follow, and that they do.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class FollowPage(CatalogInMemory catalog, ItemFollowers followers) : OneStopPage
{
    public BasicItem Item { get; private set; } = null!;
    public IReadOnlyList<ItemFollower> Behind { get; private set; } = [];
    public IReadOnlyList<Matter> Matters { get; private set; } = [];
    public string? Next { get; private set; }
    public bool IsFirst { get; private set; } = true;

    public async Task<IActionResult> OnGetAsync(string basic, string? after, CancellationToken cancel) =>
        await Show(basic, after, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string basic, int version, string? place, CancellationToken cancel)
    {
        if (!await Show(basic, null, cancel))
            return NotFound();
        if (place?.Split('/') is not [var region, var department])
            return Refuse(Refusal.Invalid("catalog.follow-whom", "place"));
        if (!Mine().Contains(region))
            return Refuse(Refusal.Forbidden("catalog.follow-elsewhere"));
        var done = await followers.Follow(basic, version, region, department.Length == 0 ? null : department, Actor.Account, cancel);
        return GoAndTell(CatalogLinks.Followers(basic), done.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Places of this page, each a choice: a department of a region.</summary>
    public IReadOnlyList<Choice> Places =>
        [.. Behind.GroupBy(b => (b.Region, b.Department)).Select(g =>
            new Choice($"{g.Key.Region}/{g.Key.Department}", T["follow.place", RegionName(g.Key.Region), DepartmentName(g.Key.Department)]))];

    public string RegionName(string code) => catalog.Regions.FirstOrDefault(r => r.Code == code) is { } region ? T.Of(region.Name) : code;
    public string DepartmentName(string code) => catalog.Departments.FirstOrDefault(d => d.Code == code) is { } department ? T.Of(department.ShortName) : code;

    private List<string> Mine() => [.. catalog.Regions.Where(r => Region.Covers(Actor.Post!.Region, r.Code)).Select(r => r.Code)];

    private async Task<bool> Show(string basic, string? after, CancellationToken cancel)
    {
        if (catalog.Item(basic) is not { } item)
            return false;
        (Item, Matters, IsFirst) = (item, [.. catalog.With(basic)], string.IsNullOrEmpty(after));
        var key = after?.Split('/') is [var region, var department, var code] ? (region, department, code) : ("", "", "");
        var found = await followers.Behind(basic, Mine(), key, cancel);
        Behind = [.. found.Take(ItemFollowers.PageSize)];
        Next = found.Count > ItemFollowers.PageSize && Behind[^1] is var last ? $"?after={last.Region}/{last.Department}/{last.Code}" : null;
        return true;
    }
}
