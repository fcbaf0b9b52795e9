using OneStop.Time;

namespace OneStop.Catalog.Check;

/// <summary>What has to be true of the working days of a year, so that every limit can be counted by them.</summary>
internal static class CalendarCheck
{
    private const int FirstYear = 2000, LastYear = 2099;

    /// <param name="all">The years as they will be, this one among them.</param>
    public static IEnumerable<CatalogFault> Faults(CalendarYear year, IEnumerable<CalendarYear> all, string place)
    {
        // A member that a file leaves out is null, whatever the record says.
        if (year.Year is < FirstYear or > LastYear || year.Source is not { Length: > 0 } || year.DaysOff is null || year.WorkedWeekends is null
            || year.DaysOff.Any(d => d.Name is null) || year.WorkedWeekends.Any(d => d.InsteadOf is null))
        {
            yield return CatalogFault.At(place, "calendar-incomplete");
            yield break;
        }

        var days = year.DaysOff.Select(d => d.Date).Concat(year.WorkedWeekends.Select(d => d.Date)).ToList();
        // A holiday over New Year may begin in the old year.
        foreach (var day in days.Where(d => d.Year != year.Year && d != new DateOnly(year.Year - 1, 12, 31)))
            yield return CatalogFault.At(place, "calendar-other-year", day, year.Year);
        foreach (var day in year.WorkedWeekends.Select(d => d.Date).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
            yield return CatalogFault.At(place, "calendar-no-weekend", day);
        var others = all.Where(y => y.Year != year.Year).SelectMany(y => y.DaysOff.Select(d => d.Date).Concat(y.WorkedWeekends.Select(d => d.Date)));
        foreach (var twice in days.GroupBy(d => d).Where(g => g.Count() > 1).Select(g => g.Key).Concat(days.Intersect(others)))
            yield return CatalogFault.At(place, "calendar-day-twice", twice);
    }
}
