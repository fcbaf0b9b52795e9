using OneStop.Cases.Automatic;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Tests.Automatic;

/// <summary>The notice of a year comes out while cases run whose dates reach into it.</summary>
public sealed class RecountDatesTests
{
    private static readonly Bilingual NewYear = new("元旦", "New Year's Day");

    /// <summary>New Year with the Monday, made up for on the Saturday of the week after.</summary>
    private static readonly CalendarYear Notice = new(2027, "通知",
        [.. Enumerable.Range(1, 4).Select(d => new DayOff(new(2027, 1, d), NewYear))], [new(new(2027, 1, 9), NewYear)]);

    private static readonly RecountDates Announced = new(2027, null, "notice-1");

    [Fact]
    public void A_date_that_was_told_moves_with_the_days_off()
    {
        var given = Accepted(dueOn: new(2027, 1, 5));

        var moved = Recount(given).ShouldHaveSingleItem().ShouldBeOfType<DatesRecounted>();

        moved.Year.ShouldBe(2027);
        moved.Dates.ShouldBe([new(Restaurant.Food, new(2027, 1, 6))]);
        given.Then(moved).State.Item(Restaurant.Food)!.DueOn.ShouldBe(new DateOnly(2027, 1, 6));
    }

    [Fact]
    public void A_weekend_that_is_worked_brings_it_back() =>
        Recount(Accepted(dueOn: new(2027, 1, 12))).ShouldHaveSingleItem().ShouldBeOfType<DatesRecounted>().Dates
            .ShouldBe([], "one day less in the week of New Year, one more in the week after");

    [Fact]
    public void Nothing_happens_where_no_date_moves() => Recount(Accepted(dueOn: new(2026, 12, 30), only: [Restaurant.Food])).ShouldBeEmpty();

    [Fact]
    public void The_days_of_an_applicant_to_answer_are_never_fewer()
    {
        var (longer, shorter) = (Asked(answerBy: new(2027, 1, 4)), Asked(answerBy: new(2027, 1, 11)));

        Recount(longer).ShouldHaveSingleItem().ShouldBeOfType<DatesRecounted>().Dates.ShouldBe([new(Restaurant.Food, new(2027, 1, 5))]);
        var worked = new CalendarYear(2027, "通知", [new(new(2027, 1, 1), NewYear)], [new(new(2027, 1, 9), NewYear)]);
        RecountDatesHandler.Decide(shorter.State, Announced, shorter.Now, shorter.Catalog.Calendar.With(2027, worked)).Events()
            .ShouldHaveSingleItem().ShouldBeOfType<DatesRecounted>().Dates.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_not_told_yet_is_counted_anew_by_itself()
    {
        var given = Given.AFiledRestaurant(only: [Restaurant.Food]);

        var recounted = Recount(given).ShouldHaveSingleItem().ShouldBeOfType<DatesRecounted>();

        recounted.Dates.ShouldBeEmpty();
        Cases.Projections.CaseLists.Changed(given.State, given.Then(recounted).State).Count.ShouldBe(1, "its rows are written anew");
    }

    [Fact]
    public void The_same_notice_is_counted_once_and_an_amended_one_from_the_one_before()
    {
        var given = Accepted(dueOn: new(2027, 1, 5));
        given.Then(Recount(given));

        Recount(given).ShouldBeEmpty();

        var amended = Notice with { DaysOff = [.. Notice.DaysOff, new(new(2027, 1, 5), NewYear)] };
        RecountDatesHandler.Decide(given.State, new(2027, Notice, "notice-2"), given.Now, given.Catalog.Calendar.With(2027, amended)).Events()
            .ShouldHaveSingleItem().ShouldBeOfType<DatesRecounted>().Dates.ShouldBe([new(Restaurant.Food, new(2027, 1, 7))]);
    }

    [Fact]
    public void A_day_that_has_gone_is_not_told_otherwise()
    {
        var given = Accepted(dueOn: new(2027, 1, 5), only: [Restaurant.Food]).After(TimeSpan.FromDays(60));

        Recount(given).ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_accepts_says_that_the_year_is_not_announced()
    {
        var given = Given.AFiledRestaurant(only: [Restaurant.Food]).After(TimeSpan.FromDays(36));

        Cases.Window.AcceptItemsHandler.Decide(given.State, new(Given.Number, [Restaurant.Food]), Officials.Clerk, given.Now, given.Clock).Events()
            .ShouldBe([new ItemAccepted(Restaurant.Food, new(2027, 1, 6), 2027)]);
    }

    private static Given Accepted(DateOnly dueOn, params IReadOnlyList<string> only) =>
        Given.AFiledRestaurant(only: only.Count > 0 ? only : [Restaurant.Food, Restaurant.Sign]).Then(new ItemAccepted(Restaurant.Food, dueOn, dueOn.Year));

    private static Given Asked(DateOnly answerBy) => Given.AFiledRestaurant(only: [Restaurant.Food]).Then(
        new CorrectionRequested(Restaurant.Food, [new("1", CorrectionTarget.Field, "DE0403", "和平面图对不上")], answerBy, answerBy.Year));

    private static IReadOnlyList<IEvent> Recount(Given given) =>
        RecountDatesHandler.Decide(given.State, Announced, given.Now, given.Catalog.Calendar.With(2027, Notice)).Events();
}
