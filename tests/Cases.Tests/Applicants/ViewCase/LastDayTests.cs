using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Testing;

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
    public void Of_accepted_items_the_slowest_holds_it()
    {
        var given = Given.AFiledRestaurant(only: [Restaurant.Licence, Restaurant.Food, Restaurant.Sign]).Granted(Restaurant.Licence)
            .Accepted(Restaurant.Food, Restaurant.Sign);

        var (item, on) = given.Clock.Last(given.State);

        item!.Code.ShouldBe(Restaurant.Food);
        on.ShouldBe(item.DueOn!.Value);
    }
}
