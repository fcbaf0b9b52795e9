using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Halls;

/// <summary>A place as a list shows it, with what is inside of it.</summary>
internal sealed record ShownHall(Hall Hall, Opening Opening, IReadOnlyList<ShownHall> Inside);

/// <summary>The places of the city for a reader: pure.</summary>
internal static class HallList
{
    /// <summary>All halls and self-service points of their own, those of wider regions first, each with its windows.</summary>
    public static IReadOnlyList<ShownHall> Of(ICatalog catalog, DateTimeOffset now)
    {
        var all = catalog.Halls;
        ShownHall Show(Hall hall)
        {
            var effective = Opening.Effective(hall, all);
            return new(effective, Opening.At(effective, now, catalog.Calendar),
                [.. all.Where(h => h.Parent == hall.Code).OrderBy(h => h.Kind).ThenBy(h => h.Code, StringComparer.Ordinal).Select(Show)]);
        }

        return [.. all.Where(h => h.Parent is null || all.All(p => p.Code != h.Parent)).OrderBy(h => h.Kind).ThenBy(h => h.Region.Length)
            .ThenBy(h => h.Code, StringComparer.Ordinal).Select(Show)];
    }

    /// <summary>Whether somebody of the department is met here, in the place itself or at one of its windows.</summary>
    public static bool Serves(ShownHall shown, string department) =>
        ServesItself(shown.Hall, department) || shown.Inside.Any(i => i.Hall.Kind == HallKind.Window && ServesItself(i.Hall, department));

    /// <summary>Halls with people in them where a department's matters can be filed, those of the whole city first.</summary>
    public static IReadOnlyList<ShownHall> Serving(ICatalog catalog, string department, string region, DateTimeOffset now) =>
        [.. Of(catalog, now).Where(s => s.Hall.Kind == HallKind.Hall && (Region.Covers(region, s.Hall.Region) || Region.Covers(s.Hall.Region, region))
            && Serves(s, department))
            .OrderBy(s => s.Hall.Region.Length).ThenBy(s => s.Hall.Region, StringComparer.Ordinal).ThenBy(s => s.Hall.Code, StringComparer.Ordinal)];

    /// <summary>The window of a hall that is there for a department by name, so that nobody has to ask at the door.</summary>
    public static Hall? WindowFor(ShownHall shown, string department) =>
        shown.Inside.FirstOrDefault(i => i.Hall.Kind == HallKind.Window && i.Hall.Serves.Contains(department))?.Hall;

    private static bool ServesItself(Hall hall, string department) => hall.Serves.Count == 0 || hall.Serves.Contains(department);
}
