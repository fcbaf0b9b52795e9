using CalendarKind = OneStop.Time.DayKind;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;
using StripKind = OneStop.Web.DayMark;

namespace OneStop.Cases.Applicants;

/// <summary>Why the due date is what it is: every calendar day from the start of the count, and whether it counts.</summary>
/// <param name="Item">The item that holds the date.</param>
/// <param name="Since">From when it is counted.</param>
/// <param name="Days">Working days counted.</param>
/// <param name="Cells">Day by day; empty where limits count every day, or months, and there is nothing to leave out.</param>
internal sealed record DueStrip(ItemCase Item, DateOnly From, DateOnly DueOn, CountedFrom Since, int Days, IReadOnlyList<DayCell> Cells)
{
    private const int MostCells = 45;

    /// <summary>Null when nothing is open any more.</summary>
    public static DueStrip? Of(Case @case, CaseClock time, WorkingCalendar calendar, DateOnly today, Texts t)
    {
        if (time.Last(@case) is not ({ IsFinal: false } holder, var due))
            return null;
        var waiting = holder.Status == ItemStatus.CorrectionRequested ? holder : holder.Status == ItemStatus.Received ? @case.Held : null;
        var other = VisitedBefore(@case, holder, due, time, calendar);
        var since = other is not null ? CountedFrom.VisitOfOther : IsVisited(@case, holder, due, time, calendar) ? CountedFrom.Visit
            : waiting is not null ? waiting == holder ? CountedFrom.LastDayToAnswer : CountedFrom.OthersAnswer
            : holder.DueOn != due ? holder.CorrectedAt is null ? CountedFrom.Filing : CountedFrom.Answer
            : due > calendar.LastDay(holder.CountedFrom!.Value, holder.PromisedDays, holder.Unit) ? CountedFrom.AcceptanceAfterOthers : CountedFrom.Acceptance;
        var from = since switch
        {
            CountedFrom.LastDayToAnswer or CountedFrom.OthersAnswer => waiting!.Correction!.AnswerBy,
            CountedFrom.Visit => @case.VisitOn(holder)!.Value,
            CountedFrom.VisitOfOther => @case.VisitOn(other!)!.Value,
            CountedFrom.Acceptance or CountedFrom.AcceptanceAfterOthers => holder.CountedFrom!.Value,
            _ => holder.ReceivedAt.ChinaDate(),
        };
        var days = Math.Max(0, calendar.WorkingDaysBetween(from, due));
        IReadOnlyList<DayCell> cells = @case.Items.Exists(i => i.Unit != LimitUnit.WorkingDays) ? []
            : [.. calendar.Explain(from, days).Select(d => Cell(d, due, today, since, t))];
        return new(holder, from, due, since, days, cells) { Visited = other };
    }

    /// <summary>The item for which the applicant comes, where the holder of the date waits for it.</summary>
    public ItemCase? Visited { get; private init; }

    // Back along what ends last of what is waited for: a visit there moved all that comes after it.
    private static ItemCase? VisitedBefore(Case @case, ItemCase holder, DateOnly due, CaseClock time, WorkingCalendar calendar)
    {
        var (item, end) = (holder, due);
        while (item.DependsOn.Select(@case.Item).OfType<ItemCase>().Where(i => !i.IsFinal).MaxBy(i => time.EndOf(@case, i)) is { } before
            && time.EndOf(@case, before) is var done && calendar.LastDay(done, item.PromisedDays, item.Unit) == end)
        {
            (item, end) = (before, done);
            if (IsVisited(@case, item, end, time, calendar))
                return item;
        }

        return null;
    }

    // Its own visit moved the day, and nothing else holds it longer.
    private static bool IsVisited(Case @case, ItemCase item, DateOnly due, CaseClock time, WorkingCalendar calendar) =>
        @case.VisitOn(item) is { } visit && time.LimitFrom(@case, item) == visit && calendar.LastDay(visit, item.PromisedDays, item.Unit) == due;

    /// <summary>Decided on the day on which it is accepted: there is no day to count.</summary>
    private bool IsSameDay => Since == CountedFrom.Acceptance && Item.PromisedDays == 0;

    /// <summary>Name of the text that says why.</summary>
    public string Why => IsSameDay ? "case.why.same-day" : Cells.Count == 0 ? "case.why.days" : "case.why." + Since;

    /// <summary>Whether the days are shown one by one.</summary>
    public bool ShowsDays => !IsSameDay && Cells.Count > 0;

    /// <summary>Too many days for one look: week by week, the present one and the last unfolded.</summary>
    public bool IsLong => Cells.Count > MostCells;

    /// <summary>The days from Monday to Sunday, with what is counted of them.</summary>
    public IEnumerable<(IReadOnlyList<DayCell> Cells, string Range, string Counted, bool IsOpen)> Weeks(DateOnly today, Texts t) =>
        from cell in Cells
        group cell by cell.Day.AddDays(-(((int)cell.Day.DayOfWeek + 6) % 7)) into week
        let cells = week.ToList()
        let numbers = cells.Where(c => c.Number is not null).Select(c => c.Number!.Value).ToList()
        select ((IReadOnlyList<DayCell>)cells, t["days.week", t.ShortDate(cells[0].Day), t.ShortDate(cells[^1].Day)],
            numbers.Count == 0 ? t["days.not-counted"] : t["days.counted", numbers[0], numbers[^1]],
            cells.Exists(c => c.Day == today || c.Day == DueOn));

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
        return new(day.Date, what, note, kind) { Number = day.Number };
    }
}

/// <summary>
/// The day before the first one that counts: acceptance, alone or with waiting for other items; filing, when the papers are still to be
/// looked at, or the answer to a correction; the last day for an answer that is awaited, for the item or for one that is accepted together with it;
/// the day on which the applicant comes, for the item or for one that it waits for.
/// </summary>
internal enum CountedFrom { Acceptance, AcceptanceAfterOthers, Filing, Answer, LastDayToAnswer, OthersAnswer, Visit, VisitOfOther }
