using OneStop.Cases.Automatic;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Automatic;

public sealed class DeemAcceptedTests
{
    [Fact]
    public void Silence_for_five_working_days_counts_as_acceptance_from_the_day_of_receipt()
    {
        var given = Given.AFiledRestaurant();
        var at = given.Clock.DeemedAcceptedAt(given.State.Item(Restaurant.Food)!);
        at.ShouldBe(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        DeemItemAcceptedHandler.Decide(given.State, Restaurant.Food, at, given.Clock).Events()
            .ShouldBe([new ItemDeemedAccepted(Restaurant.Food, new(2026, 11, 23), new(2026, 11, 30))]);
    }

    [Fact]
    public void It_does_nothing_when_the_window_answered_or_the_materials_came_again_since()
    {
        var given = Given.AFiledRestaurant();
        var at = given.Clock.DeemedAcceptedAt(given.State.Item(Restaurant.Food)!);
        DeemItemAcceptedHandler.Decide(given.State, Restaurant.Food, Given.Monday, given.Clock).Events().ShouldBeEmpty();
        DeemItemAcceptedHandler.Decide(given.Accepted(Restaurant.Food).State, Restaurant.Food, at, given.Clock).Events().ShouldBeEmpty();
        DeemItemAcceptedHandler.Decide(given.State, "E01-I99", at, given.Clock).Events().ShouldBeEmpty();
    }
}
