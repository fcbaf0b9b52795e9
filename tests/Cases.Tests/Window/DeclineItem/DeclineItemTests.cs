using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Cases.Window;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Window;

public sealed class DeclineItemTests
{
    private static readonly DeclineItem Elsewhere = new(Given.Number, Restaurant.Tobacco, "经营场所不在本市。", "江城市烟草专卖局");

    [Fact]
    public void The_right_body_is_named()
    {
        var given = Given.AFiledRestaurant();
        DeclineItemHandler.Decide(given.State, Elsewhere, Officials.Clerk, given.Now).Events()
            .ShouldBe([new ItemDeclined(Restaurant.Tobacco, Elsewhere.Reason, Elsewhere.RightBody)]);
    }

    [Fact]
    public void Items_that_depended_on_a_declined_one_are_closed_and_the_case_ends_without_a_delivery()
    {
        var given = Given.AFiledRestaurant();
        var events = DeclineItemHandler.Decide(given.State, Elsewhere with { Item = Restaurant.Licence }, Officials.Clerk, given.Now).Events();
        events.OfType<ItemClosed>().Select(e => (e.Item, e.BecauseOf)).ShouldBe([
            (Restaurant.Food, Restaurant.Licence), (Restaurant.Sign, Restaurant.Licence), (Restaurant.Fire, Restaurant.Licence),
                (Restaurant.Tobacco, Restaurant.Licence)]);
        events.OfType<CaseDelivered>().ShouldBeEmpty();
        events[^1].ShouldBeOfType<CaseClosed>();
    }

    [Fact]
    public void An_accepted_item_is_the_departments_to_decide()
    {
        var given = Given.AFiledRestaurant().Accepted(Restaurant.Tobacco);
        DeclineItemHandler.Decide(given.State, Elsewhere, Officials.Clerk, given.Now).Code().ShouldBe("cases.item-already-accepted");
    }

    [Fact]
    public void Reason_and_body_are_both_asked_for()
    {
        var given = Given.AFiledRestaurant();
        DeclineItemHandler.Decide(given.State, Elsewhere with { Reason = "", RightBody = "  " }, Officials.Clerk, given.Now).Refusals.Select(r => r.Field)
            .ShouldBe(["reason", "right-body"]);
    }
}
