using FsCheck.Fluent;
using FsCheck;
using OneStop.Catalog.Halls;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Catalog.Tests.Halls;

public class OpeningTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalog.Create().Calendar;

    private static DateTimeOffset At(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, ChinaTime.Offset);

    private static Opening Ask(Hall hall, DateTimeOffset at) => Opening.At(hall, at, Calendar);

    [Fact]
    public void It_is_open_until_the_noon_break() => Ask(TestHalls.House, At(11, 23, 11, 59)).ShouldBe(new(true, At(11, 23, 12)));

    [Fact]
    public void It_opens_again_after_noon() => Ask(TestHalls.House, At(11, 23, 12)).ShouldBe(new(false, At(11, 23, 13, 30)));

    [Fact]
    public void It_is_open_at_the_moment_it_opens() => Ask(TestHalls.House, At(11, 23, 9)).IsOpen.ShouldBeTrue();

    [Fact]
    public void Saturday_has_hours_of_its_own_and_Sunday_none()
    {
        Ask(TestHalls.House, At(11, 28, 10)).ShouldBe(new(true, At(11, 28, 12)));
        Ask(TestHalls.House, At(11, 28, 14)).ShouldBe(new(false, At(11, 30, 9)));
    }

    [Fact]
    public void A_public_holiday_is_closed_though_it_is_a_weekday()
    {
        // 1 October 2026 is a Thursday; the holiday runs to the 7th.
        Ask(TestHalls.House, At(10, 1, 10)).ShouldBe(new(false, At(10, 8, 9)));
    }

    [Fact]
    public void A_weekend_day_that_is_worked_instead_opens_as_a_weekday()
    {
        // Saturday 10 October 2026 is worked: the afternoon is open, as from Monday to Friday.
        Ask(TestHalls.House, At(10, 10, 15)).ShouldBe(new(true, At(10, 10, 17)));
        Ask(TestHalls.Window, At(10, 10, 10)).IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void Around_the_clock_means_holidays_too() => Ask(TestHalls.Machine, At(10, 1, 3)).ShouldBe(new(true, null));

    [Fact]
    public void A_window_without_hours_keeps_those_of_its_hall()
    {
        var corner = Opening.Effective(TestHalls.Corner, TestHalls.All);
        Ask(corner, At(11, 22, 10)).ShouldBe(Ask(TestHalls.House, At(11, 22, 10)));
        Opening.Effective(TestHalls.Machine, TestHalls.All).ShouldBe(TestHalls.Machine);
    }

    [Fact]
    public void A_night_that_runs_over_midnight_is_one_span()
    {
        var night = TestHalls.House with { Hours = [new([1, 2, 3, 4, 5, 6, 7], "20:00", "02:00")] };
        Ask(night, At(11, 24, 1)).ShouldBe(new(true, At(11, 24, 2)));
        Ask(night, At(11, 24, 2)).ShouldBe(new(false, At(11, 24, 20)));
    }

    [Fact]
    public void Spans_that_touch_are_one() =>
        Ask(TestHalls.House with { Hours = [new([1], "09:00", "12:00"), new([1], "12:00", "24:00"), new([2], "00:00", "08:00")] }, At(11, 23, 10))
            .ShouldBe(new(true, At(11, 24, 8)));

    [Fact]
    public void A_place_that_never_opens_says_so() =>
        Ask(TestHalls.House with { Hours = [new([], "09:00", "12:00")] }, At(11, 23, 10)).ShouldBe(new(false, null));

    /// <summary>Minute by minute, by the words of the rule.</summary>
    private static bool IsOpen(Hall hall, DateTimeOffset at)
    {
        var (day, time) = (at.ChinaDate(), (at.ToChina().Hour * 60) + at.ToChina().Minute);
        var look = Calendar.Look(day).Kind;
        if (look == DayKind.Holiday)
            return false;
        var weekday = day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
        if (look == DayKind.WorkedWeekend)
            weekday = Enumerable.Range(1, 5).Where(d => hall.Hours.Any(h => h.Days.Contains(d))).DefaultIfEmpty(1).First();
        return hall.Hours.Any(h => h.Days.Contains(weekday) && Opening.Minutes(h.From) <= time && time < Opening.Minutes(h.To));
    }

    [Fact]
    public void Whatever_the_hours_are_it_says_the_same_as_looking_every_minute() => Prop.ForAll(Cases, c =>
    {
        var said = Ask(c.Hall, c.At);
        if (said.IsOpen != IsOpen(c.Hall, c.At))
            return false;
        // Nothing changes before the moment that was told, and something does at it.
        var until = said.Changes ?? c.At.AddDays(2);
        for (var at = c.At; at < until && at < c.At.AddDays(12); at = at.AddMinutes(10))
        {
            if (IsOpen(c.Hall, at) != said.IsOpen)
                return false;
        }

        return said.Changes is not { } change || IsOpen(c.Hall, change) != said.IsOpen;
    }).QuickCheckThrowOnFailure();

    private static readonly Arbitrary<(Hall Hall, DateTimeOffset At)> Cases = Arb.From(
        from spans in Gen.ListOf(
            from days in Gen.SubListOf(1, 2, 3, 4, 5, 6, 7)
            from start in Gen.Choose(0, 22 * 6)
            from length in Gen.Choose(1, 36)
            select new OpeningHours([.. days], Clock(start * 10), Clock(Math.Min((start + length) * 10, 24 * 60))))
        where spans.Count > 0
        from minute in Gen.Choose(0, 365 * 24 * 6 - 1)
        select (TestHalls.House with { Hours = [.. spans.Take(4)] }, new DateTimeOffset(2026, 1, 1, 0, 0, 0, ChinaTime.Offset).AddMinutes(minute * 10)));

    private static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
}
