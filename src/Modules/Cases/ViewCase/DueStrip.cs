using OneStop.Kernel.Time;
using OneStop.Web;
using CalendarKind = OneStop.Kernel.Time.DayKind;
using StripKind = OneStop.Web.DayKind;

namespace OneStop.Cases.ViewCase;

/// <summary>Why the due date is what it is: every calendar day from the start of the count, and whether it counts.</summary>
/// <param name="Item">The item that holds the date.</param>
/// <param name="Accepted">Counting began with acceptance; before it, the promised day for looking at the papers is counted too.</param>
/// <param name="Days">Working days counted.</param>
internal sealed record DueStrip(ItemCase Item, DateOnly From, DateOnly DueOn, bool Accepted, int Days, IReadOnlyList<DayCell> Cells)
{
    private const int MostCells = 45;

    /// <summary>Null when nothing is open any more.</summary>
    public static DueStrip? Of(Case @case, CaseClock time, WorkingCalendar calendar, DateOnly today, Texts t)
    {
        var due = time.DueOn(@case);
        var open = @case.Items.Where(i => !i.IsFinal).ToList();
        if (open.Count == 0)
            return null;
        var holder = open.OrderByDescending(i => i.DueOn ?? DateOnly.MinValue).ThenByDescending(i => i.PromisedDays).First();
        var from = (holder.AcceptedAt ?? holder.ReceivedAt).ChinaDate();
        var days = Math.Max(0, calendar.WorkingDaysBetween(from, due));
        var explained = calendar.Explain(from, days);
        return new(holder, from, due, holder.AcceptedAt is not null, days,
            explained.Count > MostCells ? [] : [.. explained.Select(d => Cell(d, due, today, holder.AcceptedAt is not null, t))]);
    }

    private static DayCell Cell(CalendarDay day, DateOnly due, DateOnly today, bool accepted, Texts t)
    {
        var counts = day.Number is not null;
        var what = day.Kind switch
        {
            CalendarKind.Start => t[accepted ? "days.accepted" : "days.submitted"],
            CalendarKind.Holiday => t.Of(day.Name!),
            CalendarKind.Weekend => t["days.weekend"],
            CalendarKind.Paused => t["days.paused"],
            _ => t["days.number", day.Number!.Value],
        };
        var note = day.Date == today ? t["days.today"] : day.Date == due && counts ? t["days.last"] : counts ? null : t["days.not-counted"];
        var kind = day.Date == due && counts ? StripKind.Last : day.Date == today ? StripKind.Today : counts || day.Kind == CalendarKind.Start ? StripKind.Counted : StripKind.Off;
        return new(day.Date, what, note, kind);
    }
}
