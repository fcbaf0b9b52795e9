using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>The page explains the last day by the item that holds it.</summary>
public sealed class LastDayTests(PortalUnderTest portal)
{
    private static readonly DateOnly AnswerBy = new(2026, 12, 4);

    [Fact]
    public async Task An_item_that_waits_for_a_correction_holds_it_from_the_last_day_to_answer()
    {
        var given = (await Given.AFiledRestaurant(portal, only: [Restaurant.Licence, Restaurant.Food, Restaurant.Sign])).Granted(Restaurant.Licence).Accepted(Restaurant.Sign)
            .Then(new CorrectionRequested(Restaurant.Food, [new("1", CorrectionTarget.Field, "DE0403", "和平面图对不上")], AnswerBy));

        var (item, on) = given.Clock.Last(given.State);

        item!.Code.ShouldBe(Restaurant.Food);
        on.ShouldBe(given.Catalog.Calendar.AddWorkingDays(AnswerBy, CaseClock.PromisedAcceptanceDays + item.PromisedDays));
    }

    [Fact]
    public async Task Of_accepted_items_the_slowest_holds_it()
    {
        var given = (await Given.AFiledRestaurant(portal, only: [Restaurant.Licence, Restaurant.Food, Restaurant.Sign])).Granted(Restaurant.Licence).Accepted(Restaurant.Food, Restaurant.Sign);

        var (item, on) = given.Clock.Last(given.State);

        item!.Code.ShouldBe(Restaurant.Food);
        on.ShouldBe(item.DueOn!.Value);
    }
}
