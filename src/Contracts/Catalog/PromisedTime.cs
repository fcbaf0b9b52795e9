using OneStop.Time;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// When what is promised is done. Guide, receipt, case, notices and desk all count by this, so that none can promise another
/// day: papers are looked at first, then each item takes its own limit, after the last of those that it depends on.
/// </summary>
public static class PromisedTime
{
    /// <summary>The city promises to look at papers within one working day of filing; it counts in what a guide promises.</summary>
    public const int AcceptanceDays = 1;

    /// <summary>
    /// The last day of a limit, counted by its unit from the day after <paramref name="from"/>. A limit of months ends on the day of the
    /// same number, or on the last of a month that has none (民法典 art. 202). One of calendar days or months that ends on a day off ends
    /// on the next day that is worked (art. 203).
    /// </summary>
    public static DateOnly LastDay(this WorkingCalendar calendar, DateOnly from, int days, LimitUnit unit)
    {
        if (unit == LimitUnit.WorkingDays || days == 0)
            return calendar.AddWorkingDays(from, days);
        var last = unit == LimitUnit.Months ? from.AddMonths(days) : from.AddDays(days);
        while (!calendar.IsWorkingDay(last))
            last = last.AddDays(1);
        return last;
    }

    /// <summary>Until when departments decide anything, Chinese time: the hours of the shipped departments, 9:00 to 17:00.</summary>
    public static readonly TimeOnly OfficesClose = new(17, 0);

    /// <summary>
    /// The day on which something can still be decided on the spot: that of the moment itself while offices are open, else the next that is
    /// worked. Nobody is in at eight in the evening, nor on a Sunday.
    /// </summary>
    public static DateOnly OnTheSpot(this WorkingCalendar calendar, DateTimeOffset at)
    {
        var day = at.ChinaDate();
        return calendar.IsWorkingDay(day) && at < ChinaTime.StartOf(day) + OfficesClose.ToTimeSpan() ? day : calendar.AddWorkingDays(day, 1);
    }

    /// <summary>When each item ends, by its code: at its own end, or its limit after the last of those it waits for, whichever is later.</summary>
    /// <param name="items">Without circles; an item that is depended on but not among them is not waited for.</param>
    /// <param name="own">The end if it waited for nobody.</param>
    /// <param name="after">Its limit after the end of another.</param>
    /// <param name="isLater">Whether the first end comes after the second.</param>
    /// <param name="awaits">Whether an item still waits for the other; null means that all do.</param>
    public static IReadOnlyDictionary<string, TEnd> Ends<TEnd>(IReadOnlyList<PromisedItem> items, Func<PromisedItem, TEnd> own,
        Func<TEnd, PromisedItem, TEnd> after, Func<TEnd, TEnd, bool> isLater, Func<PromisedItem, PromisedItem, bool>? awaits = null)
    {
        var all = items.ToDictionary(i => i.Code, StringComparer.Ordinal);
        var ends = new Dictionary<string, TEnd>(StringComparer.Ordinal);
        foreach (var item in items)
            EndOf(item);
        return ends;

        TEnd EndOf(PromisedItem item)
        {
            if (ends.TryGetValue(item.Code, out var known))
                return known;
            var end = own(item);
            foreach (var other in item.DependsOn.Select(all.GetValueOrDefault).OfType<PromisedItem>().Where(o => awaits?.Invoke(item, o) != false))
            {
                if (after(EndOf(other), item) is var later && isLater(later, end))
                    end = later;
            }

            return ends[item.Code] = end;
        }
    }
}

/// <param name="DependsOn">Codes of the items that come first.</param>
/// <param name="Days">Its promise from acceptance; 0 is the same day.</param>
public sealed record PromisedItem(string Code, IReadOnlyList<string> DependsOn, int Days, LimitUnit Unit);

/// <summary>A length of time before the day on which it begins is known: working days, days of limits that count every day, and months.</summary>
public readonly record struct PromisedSpan(int WorkingDays, int CalendarDays, int Months = 0)
{
    /// <summary>Days of a month, on the whole: to compare with, never to count by.</summary>
    public const int DaysOfMonth = 30;

    /// <summary>A working day in <see cref="Length"/>.</summary>
    public const int LengthOfWorkingDay = 7;

    /// <summary>One limit.</summary>
    public static PromisedSpan Of(int days, LimitUnit unit) => unit switch
    {
        LimitUnit.WorkingDays => new(days, 0),
        LimitUnit.Months => new(0, 0, days),
        _ => new(0, days),
    };

    /// <summary>One after the other.</summary>
    public static PromisedSpan operator +(PromisedSpan one, PromisedSpan other) =>
        new(one.WorkingDays + other.WorkingDays, one.CalendarDays + other.CalendarDays, one.Months + other.Months);

    /// <summary>Whether nothing but working days stands in it, so that it may be compared with them.</summary>
    public bool IsWorkingDays => CalendarDays == 0 && Months == 0;

    /// <summary>Days of whatever unit, a month as 30.</summary>
    public int Days => WorkingDays + CalendarDays + (Months * DaysOfMonth);

    /// <summary>Usual length in fifths of a calendar day, to compare by: five of seven days are worked.</summary>
    public int Length => (WorkingDays * LengthOfWorkingDay) + ((CalendarDays + (Months * DaysOfMonth)) * 5);
}
