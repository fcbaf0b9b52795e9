using OneStop.Time;

namespace OneStop.Abstractions.Tests.Time;

public class WorkingCalendarTests
{
    private static readonly Bilingual NationalDay = new("国庆节", "National Day");

    private static readonly WorkingCalendar Calendar = new(
    [
        new(2026, "test",
            [.. Enumerable.Range(1, 7).Select(d => new DayOff(new(2026, 10, d), NationalDay))],
            [new(new(2026, 9, 20), NationalDay), new(new(2026, 10, 10), NationalDay)]),
    ]);

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    [Fact]
    public void Counting_begins_on_the_next_day_and_leaves_weekends_out() =>
        Calendar.AddWorkingDays(Day(11, 26), 5).ShouldBe(Day(12, 3));

    [Fact]
    public void No_days_is_the_day_itself() => Calendar.AddWorkingDays(Day(11, 28), 0).ShouldBe(Day(11, 28));

    [Fact]
    public void A_holiday_does_not_count_and_the_weekend_worked_for_it_does() =>
        Calendar.AddWorkingDays(Day(9, 30), 3).ShouldBe(Day(10, 10));

    [Fact]
    public void What_is_left_of_a_limit_is_negative_when_it_is_over()
    {
        Calendar.WorkingDaysBetween(Day(12, 1), Day(12, 3)).ShouldBe(2);
        Calendar.WorkingDaysBetween(Day(12, 3), Day(12, 3)).ShouldBe(0);
        Calendar.WorkingDaysBetween(Day(12, 7), Day(12, 3)).ShouldBe(-2);
    }

    [Fact]
    public void Every_day_of_a_limit_is_explained()
    {
        var days = Calendar.Explain(Day(9, 30), 3);

        days.Select(d => (d.Date, d.Kind, d.Number)).ShouldBe(
        [
            (Day(9, 30), DayKind.Start, null),
            .. Enumerable.Range(1, 7).Select(d => (Day(10, d), DayKind.Holiday, (int?)null)),
            (Day(10, 8), DayKind.Working, 1),
            (Day(10, 9), DayKind.Working, 2),
            (Day(10, 10), DayKind.WorkedWeekend, 3),
        ]);
        days[1].Name.ShouldBe(NationalDay);
    }

    [Fact]
    public void A_pause_moves_the_end_and_is_shown()
    {
        var days = Calendar.Explain(Day(11, 26), 2, d => d == Day(11, 27));

        days[1].Kind.ShouldBe(DayKind.Paused);
        days[^1].ShouldBe(new CalendarDay(Day(12, 1), DayKind.Working, 2, null, false));
    }

    [Fact]
    public void A_year_that_is_not_announced_has_the_days_off_of_the_law_and_says_so()
    {
        Calendar.IsProvisional(new(2027, 1, 4)).ShouldBeTrue();
        Calendar.IsWorkingDay(new(2027, 1, 1)).ShouldBeFalse();
        Calendar.AddWorkingDays(Day(12, 31), 1).ShouldBe(new DateOnly(2027, 1, 4));

        var days = Calendar.Explain(Day(12, 31), 1);

        days[1].ShouldBe(new CalendarDay(new(2027, 1, 1), DayKind.Holiday, null, new("元旦", "New Year's Day"), true));
        days[^1].ShouldBe(new CalendarDay(new(2027, 1, 4), DayKind.Working, 1, null, true));
    }

    [Fact]
    public void Where_the_notice_is_out_it_alone_counts() => Calendar.IsWorkingDay(Day(1, 1)).ShouldBeTrue();

    [Fact]
    public void The_explanation_ends_where_the_count_ends()
    {
        foreach (var (from, count) in from d in Enumerable.Range(0, 365) from n in new[] { 0, 1, 5, 20 } select (Day(1, 1).AddDays(d), n))
        {
            var days = Calendar.Explain(from, count);
            days[^1].Date.ShouldBe(Calendar.AddWorkingDays(from, count));
            Calendar.WorkingDaysBetween(from, days[^1].Date).ShouldBe(count);
        }
    }
}
