using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Cases.Window;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Window;

public sealed class AcceptItemTests(PortalUnderTest portal)
{
    [Fact]
    public void All_items_are_accepted_at_once_each_with_its_own_due_date()
    {
        var given = Given.AFiledRestaurant();
        AcceptItemsHandler.Decide(given.State, new(Given.Number, [Restaurant.Licence, Restaurant.Food, Restaurant.Sign]), Officials.Clerk, given.Now,
            given.Clock).Events()
            .ShouldBe([new ItemAccepted(Restaurant.Licence, new(2026, 11, 23)), new ItemAccepted(Restaurant.Food, new(2026, 11, 30)),
                new ItemAccepted(Restaurant.Sign, new(2026, 11, 26))]);
    }

    [Theory]
    [InlineData(0, "2026-11-23", null)]
    [InlineData(7, "2026-11-23", null)]
    [InlineData(8, "2026-11-24", "2026-11-24")]
    [InlineData(11, "2026-11-24", "2026-11-24")]
    [InlineData(24 * 5, "2026-11-30", "2026-11-30")]
    public void What_is_decided_on_the_spot_is_not_due_when_nobody_is_in_any_more(int hoursAfterNine, string due, string? from)
    {
        var given = Given.AFiledRestaurant().After(TimeSpan.FromHours(hoursAfterNine));
        var accepted = AcceptItemsHandler.Decide(given.State, new(Given.Number, [Restaurant.Licence]), Officials.Clerk, given.Now, given.Clock).Events()
            .ShouldHaveSingleItem().ShouldBeOfType<ItemAccepted>();
        accepted.DueOn.ShouldBe(DateOnly.Parse(due));
        accepted.CountedFrom.ShouldBe(from is null ? null : DateOnly.Parse(from));
        var state = given.Then(accepted).State;
        given.Clock.NextDate(state, state.Item(Restaurant.Licence)!).ShouldBe(DateOnly.Parse(due));
        given.Clock.LimitFrom(state, state.Item(Restaurant.Licence)!).ShouldBe(DateOnly.Parse(due));
    }

    [Fact]
    public async Task Who_accepts_reads_the_day_of_the_decision_also_when_it_is_today()
    {
        var filed = await new CaseDesk(portal).File(only: [Restaurant.Licence]);
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);

        var page = await clerk.Submit((await clerk.Get(filed.Url(Restaurant.Licence))).Form("#accept"));

        var item = (await filed.Now()).State.Item(Restaurant.Licence)!;
        item.PromisedDays.ShouldBe(0, "decided on the spot");
        var due = item.DueOn!.Value;
        page.Find(".desk-said")!.TextContent.ShouldContain($"最晚{due.Month}月{due.Day}日");
        page.Text.ShouldNotContain("起算");
    }

    [Fact]
    public void An_item_that_was_accepted_is_refused_with_the_time_and_none_of_the_others_is_accepted()
    {
        var given = Given.AFiledRestaurant().Accepted(Restaurant.Food).After(TimeSpan.FromHours(1));
        var refusal = AcceptItemsHandler.Decide(given.State, new(Given.Number, [Restaurant.Sign, Restaurant.Food]), Officials.Clerk, given.Now,
            given.Clock).Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("cases.item-already-accepted");
        refusal.Kind.ShouldBe(RefusalKind.Conflict);
        refusal.Args.ShouldBe([Given.Monday]);
    }

    [Fact]
    public void Only_the_window_of_the_region_accepts()
    {
        var given = Given.AFiledRestaurant();
        foreach (var (other, refusal) in new[] { (Officials.ClerkElsewhere, "cases.item-not-found"), (Officials.Signs, "cases.item-not-found"),
            (Officials.Food, "cases.only-the-window") })
            AcceptItemsHandler.Decide(given.State, new(Given.Number, [Restaurant.Food]), other, given.Now, given.Clock).Code().ShouldBe(refusal);
    }

    [Fact]
    public void An_item_or_number_that_does_not_fit_the_case_is_not_there()
    {
        var given = Given.AFiledRestaurant();
        AcceptItemsHandler.Decide(given.State, new(Given.Number, ["E01-I99"]), Officials.Clerk, given.Now, given.Clock).Code().ShouldBe("cases.item-not-found");
        AcceptItemsHandler.Decide(given.State, new("E01-20261123-00002", [Restaurant.Food]), Officials.Clerk, given.Now, given.Clock).Code()
            .ShouldBe("cases.item-not-found");
        AcceptItemsHandler.Decide(given.State, new(Given.Number, []), Officials.Clerk, given.Now, given.Clock).Code().ShouldBe("cases.nothing-chosen");
    }
}
