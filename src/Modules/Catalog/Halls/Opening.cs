using System.Globalization;
using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Catalog.Halls;

/// <summary>Whether a place is open, and until or from when.</summary>
/// <param name="IsOpen">Open at that instant. It is open when it opens, and closed when it closes.</param>
/// <param name="Changes">When it closes or opens next; null when nobody can say: around the clock, or closed for good.</param>
internal readonly record struct Opening(bool IsOpen, DateTimeOffset? Changes)
{
    // The longest row of days off is nine; a window that is served once a month still has its next day.
    private const int DaysAhead = 60;

    /// <summary>
    /// By the hours of the place and the days of the city: public holidays are closed, a weekend day that is worked instead
    /// opens as a weekday. Without hours a place is open around the clock, on holidays too.
    /// </summary>
    public static Opening At(Hall hall, DateTimeOffset at, WorkingCalendar calendar)
    {
        if (hall.Hours.Count == 0)
            return new(true, null);
        DateTimeOffset? until = null;
        // Since yesterday, because a span may run over midnight.
        for (var (day, days) = (at.ChinaDate().AddDays(-1), 0); days <= DaysAhead; (day, days) = (day.AddDays(1), days + 1))
        {
            foreach (var (from, to) in On(hall, day, calendar))
            {
                if (to <= (until ?? at))
                    continue;
                if (from > (until ?? at))
                    return until is null ? new(false, from) : new(true, until);
                until = to;
            }
        }

        return new(until is not null, until);
    }

    /// <summary>The spans of one day, in order; empty when the place is closed.</summary>
    public static IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> On(Hall hall, DateOnly day, WorkingCalendar calendar) =>
        calendar.ServedAs(day, [.. hall.Hours.SelectMany(h => h.Days)]) is { } weekday
            ? [.. hall.Hours.Where(h => h.Days.Contains(weekday)).Select(h => Span(day, h)).OrderBy(s => s.Item1)]
            : [];

    /// <summary>The place with the hours that count for it: a window without hours of its own keeps those of its hall.</summary>
    public static Hall Effective(Hall hall, IReadOnlyList<Hall> all) =>
        hall is { Kind: HallKind.Window, Hours.Count: 0, Parent: { } parent } && all.FirstOrDefault(h => h.Code == parent) is { } house
            ? hall with { Hours = house.Hours } : hall;

    private static (DateTimeOffset, DateTimeOffset) Span(DateOnly day, OpeningHours hours)
    {
        var (from, to) = (Minutes(hours.From), Minutes(hours.To));
        var start = ChinaTime.StartOf(day);
        return (start.AddMinutes(from), start.AddMinutes(to > from ? to : to + (24 * 60)));
    }

    /// <summary>Minutes since midnight of <c>HH:mm</c>; 24:00 is the end of the day.</summary>
    internal static int Minutes(string time) => time == "24:00" ? 24 * 60
        : TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture) is var clock ? (clock.Hour * 60) + clock.Minute : 0;
}
