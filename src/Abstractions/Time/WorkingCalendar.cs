using System.Collections.Frozen;

namespace OneStop.Time;

/// <summary>
/// Working days by the yearly notice of the State Council: Monday to Friday, without the announced days off, with the
/// announced weekend days that are worked instead. A year that has not been announced has the days off that the law itself
/// gives (<see cref="StatutoryHolidays"/>), and is provisional. Immutable.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly FrozenDictionary<int, CalendarYear> years;
    private readonly FrozenDictionary<DateOnly, DayOff> off;
    private readonly FrozenDictionary<DateOnly, Bilingual> worked;

    /// <summary>A calendar of the years that were announced.</summary>
    /// <param name="announced">Each year once.</param>
    /// <exception cref="ArgumentException">A year or a day is given twice.</exception>
    public WorkingCalendar(IEnumerable<CalendarYear> announced)
    {
        years = announced.ToFrozenDictionary(y => y.Year);
        off = years.Values.SelectMany(y => y.DaysOff).ToFrozenDictionary(d => d.Date);
        worked = years.Values.SelectMany(y => y.WorkedWeekends).ToFrozenDictionary(d => d.Date, d => d.InsteadOf);
    }

    /// <summary>Years whose notice is known, ascending.</summary>
    public IReadOnlyList<int> Years => [.. years.Keys.Order()];

    /// <summary>The notices, in no order.</summary>
    public IReadOnlyCollection<CalendarYear> Announced => years.Values;

    /// <summary>This calendar with another notice of one year; null takes the year's notice away.</summary>
    public WorkingCalendar With(int year, CalendarYear? announced) =>
        new([.. years.Values.Where(y => y.Year != year), .. announced is null ? Array.Empty<CalendarYear>() : [announced]]);

    /// <summary>Whether the year of the date has not been announced, so that a count through it may still change.</summary>
    public bool IsProvisional(DateOnly date) => !years.ContainsKey(date.Year);

    /// <summary>Whether the day is worked: by the notice, or by the law alone where there is none.</summary>
    public bool IsWorkingDay(DateOnly date) => worked.ContainsKey(date) || (!IsWeekend(date) && HolidayOn(date) is null);

    /// <summary>
    /// The day on which a limit of <paramref name="days"/> working days ends. The day itself does not count: counting
    /// begins on the next (行政许可法 art. 82, 民法典 art. 201). 0 days is the day itself.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 10_000);
        var date = from;
        for (var left = days; left > 0;)
        {
            date = date.AddDays(1);
            if (IsWorkingDay(date))
                left--;
        }

        return date;
    }

    /// <summary>
    /// Working days after <paramref name="from"/> up to and with <paramref name="to"/>; negative when it lies before:
    /// what is left of a limit, or by how much it is over.
    /// </summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -WorkingDaysBetween(to, from);
        var days = 0;
        for (var date = from.AddDays(1); date <= to; date = date.AddDays(1))
        {
            if (IsWorkingDay(date))
                days++;
        }

        return days;
    }

    /// <summary>
    /// Day by day from <paramref name="from"/>, which does not count, to the end of the limit: each with its number or
    /// why it does not count. A day in <paramref name="paused"/> does not count either (excluded time, 行政许可法 art. 45).
    /// </summary>
    public IReadOnlyList<CalendarDay> Explain(DateOnly from, int days, Func<DateOnly, bool>? paused = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 10_000);
        var list = new List<CalendarDay> { new(from, DayKind.Start, null, null, IsProvisional(from)) };
        var counted = 0;
        for (var date = from.AddDays(1); counted < days; date = date.AddDays(1))
        {
            if (list.Count > 20_000)
                throw new ArgumentException("The pause does not end.", nameof(paused));
            var (kind, name) = Look(date);
            if (kind is DayKind.Working or DayKind.WorkedWeekend && paused?.Invoke(date) == true)
                (kind, name) = (DayKind.Paused, null);
            int? number = kind is DayKind.Working or DayKind.WorkedWeekend ? ++counted : null;
            list.Add(new(date, kind, number, name, IsProvisional(date)));
        }

        return list;
    }

    /// <summary>What kind of day it is, with the name of the holiday, or of the holiday that a worked weekend makes up for.</summary>
    public (DayKind Kind, Bilingual? Name) Look(DateOnly date) =>
        worked.TryGetValue(date, out var instead) ? (DayKind.WorkedWeekend, instead)
        : HolidayOn(date) is { } holiday ? (DayKind.Holiday, holiday)
        : (IsWeekend(date) ? DayKind.Weekend : DayKind.Working, (Bilingual?)null);

    /// <summary>
    /// The day of the week, 1 Monday to 7 Sunday, as which a place that serves people on some days keeps this date; null on a public
    /// holiday. A weekend day that is worked instead counts as the first of Monday to Friday that is served at all.
    /// </summary>
    public int? ServedAs(DateOnly date, IReadOnlyCollection<int> days) => Look(date).Kind switch
    {
        DayKind.Holiday => null,
        DayKind.WorkedWeekend => Enumerable.Range(1, 5).FirstOrDefault(days.Contains, 1),
        _ => date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek,
    };

    /// <summary>Whether a place that serves people on these days of the week is open on this date.</summary>
    public bool IsServed(DateOnly date, IReadOnlyCollection<int> days) => ServedAs(date, days) is { } day && days.Contains(day);

    private Bilingual? HolidayOn(DateOnly date) => off.GetValueOrDefault(date)?.Name ?? (IsProvisional(date) ? StatutoryHolidays.On(date) : null);

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <summary>What one year's notice says.</summary>
/// <param name="Year">E.g. 2026.</param>
/// <param name="Source">The notice.</param>
/// <param name="DaysOff">All days of the holidays, those on weekends too.</param>
/// <param name="WorkedWeekends">Saturdays and Sundays that are worked.</param>
public sealed record CalendarYear(int Year, string Source, IReadOnlyList<DayOff> DaysOff, IReadOnlyList<WorkedWeekend> WorkedWeekends);

/// <param name="Date">The day.</param>
/// <param name="Name">Of the holiday.</param>
public sealed record DayOff(DateOnly Date, Bilingual Name);

/// <param name="Date">The Saturday or Sunday.</param>
/// <param name="InsteadOf">Name of the holiday it makes up for.</param>
public sealed record WorkedWeekend(DateOnly Date, Bilingual InsteadOf);

/// <summary>Why a day counts or does not.</summary>
public enum DayKind
{
    /// <summary>The day from which is counted; it does not count itself.</summary>
    Start,

    /// <summary>Monday to Friday, worked.</summary>
    Working,

    /// <summary>A Saturday or Sunday that is worked by the notice.</summary>
    WorkedWeekend,

    /// <summary>A Saturday or Sunday.</summary>
    Weekend,

    /// <summary>Off by the notice.</summary>
    Holiday,

    /// <summary>The limit stands still, e.g. while the applicant corrects.</summary>
    Paused,
}

/// <summary>One cell of the day strip.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Why it counts or does not.</param>
/// <param name="Number">Which working day of the limit it is, from 1; null when it does not count.</param>
/// <param name="Name">Name of the holiday, or of the holiday it makes up for.</param>
/// <param name="Provisional">The year has not been announced.</param>
public sealed record CalendarDay(DateOnly Date, DayKind Kind, int? Number, Bilingual? Name, bool Provisional);
