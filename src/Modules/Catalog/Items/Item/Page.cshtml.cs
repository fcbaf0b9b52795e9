using Microsoft.AspNetCore.Mvc;
using Npgsql;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Catalog.Items.Item;

/// <summary>One item for citizens: what it takes, who does it here, and which matter saves the trip.</summary>
[Access(Right.ReadSite)]
internal sealed class ItemPage(CatalogInMemory catalog, LocalItemStore items) : OneStopPage
{
    private const int MostPlaces = 300;

    public BasicItem Item { get; private set; } = null!;

    /// <summary>As it is offered in the region asked for, or above it; null when nothing is known of the place.</summary>
    public LocalItem? Local { get; private set; }

    /// <summary>What places say is away for the moment; the rest of the page comes from memory.</summary>
    public bool LocalAway { get; private set; }

    public Region Here { get; private set; } = null!;

    /// <summary>Other regions that offer it.</summary>
    public IReadOnlyList<Region> Elsewhere { get; private set; } = [];

    public IReadOnlyList<Matter> Matters { get; private set; } = [];
    public DateOnly Today => Now.ChinaDate();

    public async Task<IActionResult> OnGetAsync(string basic, string? region, CancellationToken cancel)
    {
        if (catalog.Item(basic) is not { } item || catalog.Regions.FirstOrDefault(r => r.Code == (region ?? CityRegion.Code)) is not { } here)
            return NotFound();
        (Item, Here, Matters) = (item, here, [.. catalog.With(basic)]);
        try
        {
            var all = await items.Of(basic, [.. catalog.Regions.Select(r => r.Code)], MostPlaces, cancel);
            Local = all.FirstOrDefault(l => Region.Covers(l.Region, here.Code));
            var offering = all.Select(l => l.Region).ToHashSet(StringComparer.Ordinal);
            Elsewhere = [.. catalog.Regions.Where(r => r.Code != here.Code && offering.Contains(r.Code))];
        }
        catch (NpgsqlException)
        {
            LocalAway = true;
        }

        return Page();
    }

    public Department Office => catalog.Departments.FirstOrDefault(d => d.Code == (Local?.Department ?? Item.Department)) ?? catalog.Departments[0];
    public string Phone => Local?.Phone ?? Office.Phone;
    public IEnumerable<Hall> Halls => catalog.Halls.Where(h => Local?.Halls.Contains(h.Code) == true);
    public IReadOnlyList<BasicMaterial> ToBring => [.. Item.Materials.Where(m => !m.Fetched)];
    public IReadOnlyList<BasicMaterial> Fetched => [.. Item.Materials.Where(m => m.Fetched)];
    public bool IsClosed => Local is not null && !Local.IsOpen(Today);

    /// <summary>Where the answer is given is also where it is offered: the region may lie above the one asked for.</summary>
    public string RegionOf(LocalItem local) => catalog.Regions.FirstOrDefault(r => r.Code == local.Region) is { } region ? T.Of(region.Name) : local.Region;

    public string Time => Local?.PromisedDays is { } days ? Days(new(days, Local.PromisedUnit, new("", ""), Evidence.Sourced))
        : Item.LegalLimit is { } legal ? Days(legal)
        : Item.CaseType == CaseType.OnTheSpot ? T["item.on-the-spot"] : T["item.ask"];

    public string Days(TimeLimit limit) => limit.Days == 0 ? T["item.on-the-spot"] : T.Limit(limit.Days, limit.Unit);

    public string Fee => Matters.Any(m => m.Items.Any(i => i.Basic == Item.Code && i.FeeCases.Count > 0)) ? T["item.fee-by-case"]
        : Local is null ? T["item.ask"] : Local.Fee == 0 ? T["item.free"] : T.Money(Local.Fee);

    public string Ways
    {
        get
        {
            string[] keys = [.. (Local?.Channels ?? []).Where(c => c is "1" or "2" or "3" or "4").Select(c => "item.channel." + c)];
            return keys.Length == 0 ? T["item.channel.1"] : string.Join(T["item.and"], keys.Select(k => T[k]));
        }
    }

    /// <summary>What filing the whole matter saves with the usual answers, against each of its items by itself.</summary>
    public string Saves(Matter matter)
    {
        var made = catalog.Compose(matter, Answers.Usual(matter), Known.Expected(matter));
        var (materials, _, trips, _) = made.Comparison;
        return T["item.saves", made.Items.Count, Math.Max(0, materials.Apart - materials.Together), Math.Max(0, trips.Apart - trips.Together)];
    }
}
