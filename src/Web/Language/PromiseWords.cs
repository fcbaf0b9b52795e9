using OneStop.Contracts.Catalog;

namespace OneStop.Web;

/// <summary>How promised times are said, the same on every page.</summary>
public static class PromiseWords
{
    /// <summary>5个工作日; 30天 for a limit that counts every day; 当场 where there is nothing to count.</summary>
    public static string Limit(this Texts t, int days, LimitUnit unit) => days == 0 ? t["promise.on-the-spot"]
        : unit == LimitUnit.WorkingDays ? t.WorkingDays(days) : t["promise.days", days];

    /// <summary>6个工作日; 6个工作日加30天.</summary>
    public static string Span(this Texts t, PromisedSpan span) => span.CalendarDays == 0 ? t.WorkingDays(span.WorkingDays)
        : t["promise.both", t.WorkingDays(span.WorkingDays), t["promise.days", span.CalendarDays]];

    /// <summary>2027年放假安排还没公布，公布后日期可能变; null for a year whose days off are announced.</summary>
    public static string? NotAnnounced(this Texts t, int? year) => year is { } open ? t["promise.not-announced", $"{open}"] : null;
}
