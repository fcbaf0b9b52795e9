using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Web;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>The page explains the last day by the item that holds it.</summary>
public sealed class LastDayTests
{
    private static readonly DateOnly AnswerBy = new(2026, 12, 4);

    [Fact]
    public void An_item_that_waits_for_a_correction_holds_it_from_the_last_day_to_answer()
    {
        var given = Given.AFiledRestaurant(only: [Restaurant.Licence, Restaurant.Food, Restaurant.Sign]).Granted(Restaurant.Licence)
            .Accepted(Restaurant.Sign)
            .Then(new CorrectionRequested(Restaurant.Food, [new("1", CorrectionTarget.Field, "DE0403", "和平面图对不上")], AnswerBy));

        var (item, on) = given.Clock.Last(given.State);

        item!.Code.ShouldBe(Restaurant.Food);
        on.ShouldBe(given.Catalog.Calendar.AddWorkingDays(AnswerBy, CaseClock.PromisedAcceptanceDays + item.PromisedDays));
    }

    [Fact]
    public void A_long_limit_is_explained_week_by_week_over_new_year()
    {
        var given = Given.AFiledRestaurant(only: [Restaurant.Food]).Then(new ItemAccepted(Restaurant.Food, new(2027, 1, 15), 2027));
        var words = new TextCatalogue([typeof(Texts).Assembly, typeof(CasesModule).Assembly], new FixedClock(Given.Monday)).Chinese;
        var calendar = given.Catalog.Calendar.With(2027, null);

        var strip = DueStrip.Of(given.State, given.Clock, calendar, new(2026, 11, 23), words)!;

        strip.IsLong.ShouldBeTrue();
        var weeks = strip.Weeks(new(2026, 11, 23), words).ToList();
        weeks.SelectMany(w => w.Cells).ShouldBe(strip.Cells, "every day once");
        weeks.Count.ShouldBe(8);
        weeks.Where(w => w.IsOpen).Select(w => w.Cells[0].Day).ShouldBe([new(2026, 11, 23), new(2027, 1, 11)], "this week and the last");
        weeks[5].Range.ShouldBe("12月28日到2027年1月3日");
        weeks[5].Cells.Single(c => c.Day == new DateOnly(2027, 1, 1)).ShouldSatisfyAllConditions(c => c.What.ShouldBe("元旦"), c => c.Number.ShouldBeNull());
    }

    [Fact]
    public void What_counts_as_accepted_is_explained_from_the_day_it_was_received()
    {
        var given = Given.AFiledRestaurant(only: [Restaurant.Food]).After(TimeSpan.FromDays(8))
            .Then(new ItemDeemedAccepted(Restaurant.Food, new(2026, 11, 23), new(2026, 11, 30)));
        var words = new TextCatalogue([typeof(Texts).Assembly, typeof(CasesModule).Assembly], new FixedClock(Given.Monday)).Chinese;

        var strip = DueStrip.Of(given.State, given.Clock, given.Catalog.Calendar, new(2026, 12, 1), words)!;

        (strip.From, strip.Days).ShouldBe((new DateOnly(2026, 11, 23), 5));
    }

    [Fact]
    public void What_is_decided_on_the_spot_counts_no_days()
    {
        var given = Given.AFiledRestaurant(only: [Restaurant.Licence]).Accepted(Restaurant.Licence);
        var words = new TextCatalogue([typeof(Texts).Assembly, typeof(CasesModule).Assembly], new FixedClock(Given.Monday)).Chinese;

        var strip = DueStrip.Of(given.State, given.Clock, given.Catalog.Calendar, new(2026, 11, 23), words)!;

        (strip.Why, strip.ShowsDays).ShouldBe(("case.why.same-day", false));
        words["case.why.same-day", 0, "营业执照核验"].ShouldBe("「营业执照核验」是当场办的，受理当天就办完；下班以后或者放假时受理的，下一个工作日办完。");
    }

    [Fact]
    public void Of_accepted_items_the_slowest_holds_it()
    {
        var given = Given.AFiledRestaurant(only: [Restaurant.Licence, Restaurant.Food, Restaurant.Sign]).Granted(Restaurant.Licence)
            .Accepted(Restaurant.Food, Restaurant.Sign);

        var (item, on) = given.Clock.Last(given.State);

        item!.Code.ShouldBe(Restaurant.Food);
        on.ShouldBe(item.DueOn!.Value);
    }
}
