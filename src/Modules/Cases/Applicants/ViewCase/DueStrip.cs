using CalendarKind = OneStop.Time.DayKind;
using OneStop.Cases.Domain;
using OneStop.Time;
using OneStop.Web;
using StripKind = OneStop.Web.DayMark;

namespace OneStop.Cases.Applicants;

/// <summary>Why the due date is what it is: every calendar day from the start of the count, and whether it counts.</summary>
/// <param name="Item">The item that holds the date.</param>
/// <param name="Since">From when it is counted.</param>
/// <param name="Days">Working days counted.</param>
internal sealed record DueStrip(ItemCase Item, DateOnly From, DateOnly DueOn, CountedFrom Since, int Days, IReadOnlyList<DayCell> Cells)
{
    private const int MostCells = 45;

    /// <summary>Null when nothing is open any more.</summary>
    public static DueStrip? Of(Case @case, CaseClock time, WorkingCalendar calendar, DateOnly today, Texts t)
    {
        if (time.Last(@case) is not ({ IsFinal: false } holder, var due))
            return null;
        var waiting = holder.Status == ItemStatus.CorrectionRequested ? holder : holder.Status == ItemStatus.Received ? @case.Held : null;
        var since = waiting is not null ? waiting == holder ? CountedFrom.LastDayToAnswer : CountedFrom.OthersAnswer : holder.DueOn == due
            ? CountedFrom.Acceptance : CountedFrom.Filing;
        var from = since switch
        {
            CountedFrom.LastDayToAnswer or CountedFrom.OthersAnswer => waiting!.Correction!.AnswerBy,
            CountedFrom.Acceptance => holder.AcceptedAt!.Value.ChinaDate(),
            _ => holder.ReceivedAt.ChinaDate(),
        };
        var days = Math.Max(0, calendar.WorkingDaysBetween(from, due));
        var explained = calendar.Explain(from, days);
        return new(holder, from, due, since, days,
            explained.Count > MostCells ? [] : [.. explained.Select(d => Cell(d, due, today, since, t))]);
    }

    private static DayCell Cell(CalendarDay day, DateOnly due, DateOnly today, CountedFrom since, Texts t)
    {
        var counts = day.Number is not null;
        var what = day.Kind switch
        {
            CalendarKind.Start => t["days.start." + since],
            CalendarKind.Holiday => t.Of(day.Name!),
            CalendarKind.Weekend => t["days.weekend"],
            CalendarKind.Paused => t["days.paused"],
            _ => t["days.number", day.Number!.Value],
        };
        var note = day.Date == today ? t["days.today"] : day.Date == due && counts ? t["days.last"] : counts ? null : t["days.not-counted"];
        var kind = day.Date == due && counts ? StripKind.Last : day.Date == today ? StripKind.Today : counts || day.Kind == CalendarKind.Start
            ? StripKind.Counted : StripKind.Off;
        return new(day.Date, what, note, kind);
    }
}

/// <summary>The day before the first one that counts: acceptance; filing, when the papers are still to be looked at; the last day for an answer that is
/// awaited, for the item or for one that is accepted together with it.</summary>
internal enum CountedFrom { Acceptance, Filing, LastDayToAnswer, OthersAnswer }
