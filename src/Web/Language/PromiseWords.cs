using OneStop.Contracts.Catalog;

namespace OneStop.Web;

/// <summary>How promised times are said, the same on every page.</summary>
public static class PromiseWords
{
    /// <summary>5个工作日; 30天 for a limit that counts every day; 3个月; 当场 where there is nothing to count.</summary>
    public static string Limit(this Texts t, int days, LimitUnit unit) => (days, unit) switch
    {
        (0, _) => t["promise.on-the-spot"],
        (_, LimitUnit.WorkingDays) => t.WorkingDays(days),
        (_, LimitUnit.Months) => t["promise.months", days],
        _ => t["promise.days", days],
    };

    /// <summary>6个工作日; 6个工作日加30天; 1个工作日加3个月.</summary>
    public static string Span(this Texts t, PromisedSpan span)
    {
        IEnumerable<(int Count, LimitUnit Unit)> others = [(span.CalendarDays, LimitUnit.CalendarDays), (span.Months, LimitUnit.Months)];
        return others.Where(o => o.Count > 0).Aggregate(t.WorkingDays(span.WorkingDays), (said, o) => t["promise.both", said, t.Limit(o.Count, o.Unit)]);
    }

    /// <summary>2027年放假安排还没公布，公布后日期可能变; null for a year whose days off are announced.</summary>
    public static string? NotAnnounced(this Texts t, int? year) => year is { } open ? t["promise.not-announced", $"{open}"] : null;
}
