using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Catalog.Halls;

/// <summary>One place: where it is, when it is open in the coming week, whom one meets and what can be filed there.</summary>
[Access(Right.ReadSite)]
public sealed class HallPage(ICatalog catalog) : OneStopPage
{
    internal ShownHall Shown { get; private set; } = null!;

    /// <summary>The hall in which it is.</summary>
    public Contracts.Catalog.Hall? House { get; private set; }

    /// <summary>Matters whose leading department is met here.</summary>
    public IReadOnlyList<Matter> Matters { get; private set; } = [];

    public DateOnly Today => Now.ChinaDate();

    public IReadOnlyList<(string, string)> Way => House is null
        ? [("/", T["halls.home"]), (CatalogLinks.Halls, T["halls.title"])]
        : [("/", T["halls.home"]), (CatalogLinks.Halls, T["halls.title"]), (CatalogLinks.Hall(House.Code), T.Of(House.Name))];

    /// <summary>Each of the next seven days with its hours, and why it is not like every week.</summary>
    internal IEnumerable<(DateOnly Day, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Spans, string? Why)> Week =>
        from ahead in Enumerable.Range(0, 7)
        let day = Today.AddDays(ahead)
        let look = catalog.Calendar.Look(day)
        select (day, Opening.On(Shown.Hall, day, catalog.Calendar), look.Kind switch
        {
            DayKind.Holiday => T["halls.day-holiday", look.Name],
            DayKind.WorkedWeekend => T["halls.day-worked", look.Name],
            _ => null,
        });

    public IActionResult OnGet(string code)
    {
        var all = HallList.Of(catalog, Now);
        if (all.Concat(all.SelectMany(s => s.Inside)).FirstOrDefault(s => s.Hall.Code == code) is not { } shown)
            return NotFound();
        Shown = shown;
        House = shown.Hall.Parent is { } parent ? catalog.Halls.FirstOrDefault(h => h.Code == parent) : null;
        Matters = shown.Hall.Kind == HallKind.SelfService ? [] : [.. Filed(shown, StageSide.Family), .. Filed(shown, StageSide.Business)];
        return Page();
    }

    private IEnumerable<Matter> Filed(ShownHall shown, StageSide side) =>
        LifeOrder.Of(catalog.Published(shown.Hall.Region).Where(m => HallList.Serves(shown, m.Lead)), side);

    public string Departments(Contracts.Catalog.Hall hall) => hall.Serves.Count == 0
        ? T["halls.serves-all"]
        : string.Join(T["halls.comma"], catalog.Departments.Where(d => hall.Serves.Contains(d.Code)).Select(d => T.Of(d.ShortName)));
}
