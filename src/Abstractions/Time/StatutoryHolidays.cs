using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace OneStop.Time;

/// <summary>
/// The days off that the law itself gives to everybody (全国年节及纪念日放假办法, as amended from 2025-01-01, arts. 2 and 6), for
/// years whose arrangement (the yearly notice) is not out yet. The notice moves days around them; it takes none of them away.
/// </summary>
public static class StatutoryHolidays
{
    /// <summary>The first year under the amended rule; before it, and after the lunar calendar of .NET ends, nothing is known here.</summary>
    public const int FirstYear = 2025, LastYear = 2100;

    private const int SpringMonth = 1, DragonBoatMonth = 5, MidAutumnMonth = 8;

    private static readonly Bilingual NewYear = new("元旦", "New Year's Day"), Spring = new("春节", "Spring Festival");
    private static readonly Bilingual Qingming = new("清明", "Tomb-sweeping Day"), Labour = new("劳动节", "Labour Day");
    private static readonly Bilingual DragonBoat = new("端午", "Dragon Boat Festival"), MidAutumn = new("中秋", "Mid-autumn Festival");
    private static readonly Bilingual National = new("国庆节", "National Day");

    private static readonly ChineseLunisolarCalendar Lunar = new();
    private static readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, Bilingual>> Known = new();

    /// <summary>The name of the holiday, or null on any other day.</summary>
    public static Bilingual? On(DateOnly date) =>
        date.Year is >= FirstYear and <= LastYear ? Known.GetOrAdd(date.Year, year => Make(year)).GetValueOrDefault(date) : null;

    /// <summary>All of a year with the days given in lieu; a festival on a weekend, or on another festival, is made up for on the next working day.</summary>
    private static FrozenDictionary<DateOnly, Bilingual> Make(int year)
    {
        var (off, owed) = (new Dictionary<DateOnly, Bilingual>(), new List<(DateOnly After, Bilingual Name)>());
        foreach (var (date, name) in Festivals(year).OrderBy(f => f.Date))
        {
            if (!off.TryAdd(date, name) || date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                owed.Add((date, name));
        }

        foreach (var (after, name) in owed)
        {
            var date = after.AddDays(1);
            while (off.ContainsKey(date) || date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                date = date.AddDays(1);
            off.Add(date, new(name.Zh + "补假", name.En + " (in lieu)"));
        }

        return off.ToFrozenDictionary();
    }

    private static IEnumerable<(DateOnly Date, Bilingual Name)> Festivals(int year)
    {
        yield return (new(year, 1, 1), NewYear);
        var spring = LunarDay(year, SpringMonth, 1);
        foreach (var day in Enumerable.Range(-1, 4))
            yield return (spring.AddDays(day), Spring);
        yield return (QingmingOf(year), Qingming);
        yield return (new(year, 5, 1), Labour);
        yield return (new(year, 5, 2), Labour);
        yield return (LunarDay(year, DragonBoatMonth, 5), DragonBoat);
        yield return (LunarDay(year, MidAutumnMonth, 15), MidAutumn);
        foreach (var day in Enumerable.Range(1, 3))
            yield return (new(year, 10, day), National);
    }

    /// <summary>A day of the lunar year. A leap month has the number after that of its month and moves those behind it on.</summary>
    internal static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    /// <summary>The day, in China, on which the sun reaches 15° of longitude.</summary>
    internal static DateOnly QingmingOf(int year)
    {
        const double qingming = 15;
        var day = new DateOnly(year, 4, 3);
        while (SunAt(ChinaTime.EndOf(day)) < qingming)
            day = day.AddDays(1);
        return day;
    }

    /// <summary>
    /// Apparent longitude of the sun in degrees, right to 0.01°, a quarter of an hour (J. Meeus, Astronomical Algorithms, ch. 25,
    /// low accuracy). From 2025 to 2100 it passes 15° so close to midnight in 2071 only.
    /// </summary>
    private static double SunAt(DateTimeOffset at)
    {
        // Centuries since noon of 1 January 2000. The minute between clock and dynamical time is far below the accuracy.
        var t = (at - new DateTimeOffset(2000, 1, 1, 12, 0, 0, TimeSpan.Zero)).TotalDays / 36525;
        var anomaly = Radians(357.52911 + (35999.05029 * t));
        var centre = ((1.914602 - (0.004817 * t)) * Math.Sin(anomaly)) + (0.019993 * Math.Sin(2 * anomaly)) + (0.000289 * Math.Sin(3 * anomaly));
        var apparent = 280.46646 + (36000.76983 * t) + centre - 0.00569 - (0.00478 * Math.Sin(Radians(125.04 - (1934.136 * t))));
        return apparent % 360;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
