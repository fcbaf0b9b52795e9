using System.Globalization;
using OneStop.Catalog.Check;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Halls;

/// <summary>What has to be true of a place before it may be published, so that its page needs not ask again.</summary>
internal static class HallCheck
{
    /// <param name="at">Where it stands; by its code when not told.</param>
    public static IEnumerable<CatalogFault> Faults(Hall hall, CatalogParts parts, string? at = null)
    {
        var place = at ?? $"halls/{hall.Code}";
        if (parts.Regions.All(r => r.Code != hall.Region))
            yield return CatalogFault.At(place, "hall-region", hall.Region);
        foreach (var unknown in hall.Serves.Where(s => parts.Departments.All(d => d.Code != s)))
            yield return CatalogFault.At(place, "hall-serves", unknown);
        if (hall.Parent is { } parent && parts.Halls.All(h => h.Code != parent || h.Kind != HallKind.Hall))
            yield return CatalogFault.At(place, "hall-parent", parent);
        if (hall.Kind == HallKind.Hall && hall.Parent is not null)
            yield return CatalogFault.At(place, "hall-inside");
        foreach (var hours in hall.Hours.Where(h => !IsSound(h)))
            yield return CatalogFault.At(place, "hall-hours", hours.From, hours.To);
        if (hall is { Latitude: not (null or (>= -90 and <= 90)) } or { Longitude: not (null or (>= -180 and <= 180)) }
            || hall.Latitude is null != hall.Longitude is null)
            yield return CatalogFault.At(place, "hall-position");
    }

    private static bool IsSound(OpeningHours hours) =>
        hours.Days.Count > 0 && hours.Days.All(d => d is >= 1 and <= 7) && IsTime(hours.From) && (IsTime(hours.To) || hours.To == "24:00")
            && hours.From != hours.To;

    private static bool IsTime(string time) => TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
