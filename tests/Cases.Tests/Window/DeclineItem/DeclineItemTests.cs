using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Cases.Window;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Window;

public sealed class DeclineItemTests
{
    private static readonly DeclineItem Elsewhere = new(Given.Number, Restaurant.Tobacco, DeclineGround.NotCompetent, "经营场所不在本市。", "江城市烟草专卖局");

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
    public void What_was_not_mended_is_turned_away_for_that_once_it_was_told()
    {
        var unmended = Elsewhere with { Item = Restaurant.Food, Ground = DeclineGround.NotMended, RightBody = "" };
        var given = Given.AFiledRestaurant();
        DeclineItemHandler.Decide(given.State, unmended, Officials.Clerk, given.Now).Code().ShouldBe("cases.decline-correction-not-told");

        given.Then(new CorrectionRequested(Restaurant.Food, [new("p1", CorrectionTarget.Material, "layout-plan", "请标出洗手区。")], new(2026, 12, 7)));
        DeclineItemHandler.Decide(given.State, unmended, Officials.Clerk, given.Now).Code().ShouldBe("cases.item-waits-for-correction");

        given.After(TimeSpan.FromDays(15));
        DeclineItemHandler.Decide(given.State, unmended, Officials.Clerk, given.Now).Events()[0]
            .ShouldBe(new ItemDeclined(Restaurant.Food, Elsewhere.Reason, null, DeclineGround.NotMended));
    }

    [Fact]
    public void What_needs_no_application_names_no_other_body()
    {
        var given = Given.AFiledRestaurant();
        DeclineItemHandler.Decide(given.State, Elsewhere with { Ground = DeclineGround.NotNeeded, RightBody = "" }, Officials.Clerk, given.Now).Events()
            .ShouldBe([new ItemDeclined(Restaurant.Tobacco, Elsewhere.Reason, null, DeclineGround.NotNeeded)]);
    }

    [Fact]
    public void Reason_and_body_are_both_asked_for()
    {
        var given = Given.AFiledRestaurant();
        DeclineItemHandler.Decide(given.State, Elsewhere with { Reason = "", RightBody = "  " }, Officials.Clerk, given.Now).Refusals.Select(r => r.Field)
            .ShouldBe(["reason", "right-body"]);
    }
}
