using OneStop.Cases.Automatic;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Cases.Window;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Window;

/// <summary>联合受理: the window takes in the whole case, or none of it.</summary>
public sealed class JointTests(PortalUnderTest portal)
{
    private static readonly CorrectionPoint Point = new("p1", CorrectionTarget.Material, "layout-plan", "请标出洗手消毒区。");

    [Fact]
    public void Accepting_one_item_accepts_all_that_the_window_has_in_hand()
    {
        var given = AJointRestaurant();
        var events = AcceptItemsHandler.Decide(given.State, new(Given.Number, [Restaurant.Food]), Officials.Clerk, given.Now, given.Clock).Events();
        events.OfType<ItemAccepted>().Select(e => e.Item).ShouldBe([Restaurant.Licence, Restaurant.Food, Restaurant.Sign], ignoreOrder: true);
        events.Count.ShouldBe(3);
    }

    [Fact]
    public void The_correction_of_one_item_holds_the_acceptance_of_all()
    {
        var given = (AJointRestaurant()).Then(new CorrectionRequested(Restaurant.Food, [Point], new(2026, 12, 4)));
        AcceptItemsHandler.Decide(given.State, new(Given.Number, [Restaurant.Licence]), Officials.Clerk, given.Now, given.Clock).Code()
            .ShouldBe("cases.joint-waits");
        DeclineItemHandler.Decide(given.State, new(Given.Number, Restaurant.Licence, DeclineGround.NotCompetent, "不归", "海关"), Officials.Clerk, given.Now).Code()
            .ShouldBe("cases.joint-waits");
        RequestCorrectionsHandler.Decide(given.State, new(Given.Number, Restaurant.Licence, [new(CorrectionTarget.Material, "business-licence", "看不清。")]),
            Officials.Clerk, given.Now, given.Catalog)
            .Events().ShouldHaveSingleItem();
    }

    [Fact]
    public void While_a_correction_is_awaited_nothing_counts_as_accepted_and_its_answer_begins_the_days_anew()
    {
        var given = (AJointRestaurant()).Then(new CorrectionRequested(Restaurant.Food, [Point], new(2026, 12, 4)));
        given.After(TimeSpan.FromDays(8));
        DeemItemAcceptedHandler.Decide(given.State, Restaurant.Licence, given.Now, given.Clock).Events().ShouldBeEmpty();

        given.Then(new CorrectionSupplied(Restaurant.Food, new CorrectionAnswers(
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty,
            System.Collections.Immutable.ImmutableSortedDictionary<string, System.Collections.Immutable.ImmutableList<Guid>>.Empty,
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty)));
        given.State.Items.ShouldAllBe(i => i.Status == ItemStatus.Received && i.ReceivedAt == given.Now);
    }

    [Fact]
    public void What_nobody_answered_in_time_counts_as_accepted_all_at_once()
    {
        var given = (AJointRestaurant()).After(TimeSpan.FromDays(8));
        DeemItemAcceptedHandler.Decide(given.State, Restaurant.Licence, given.Now, given.Clock).Events().OfType<ItemDeemedAccepted>().Count().ShouldBe(3);
    }

    [Fact]
    public void Declining_one_item_turns_all_away_and_ends_the_case()
    {
        var given = AJointRestaurant();
        var events = DeclineItemHandler.Decide(given.State, new(Given.Number, Restaurant.Food, DeclineGround.NotCompetent, "不归本机关管。", "海关"),
            Officials.Clerk, given.Now).Events();
        events.OfType<ItemDeclined>().Count().ShouldBe(3);
        events[^1].ShouldBeOfType<CaseClosed>();
    }

    [Fact]
    public void An_item_withdrawn_while_its_correction_is_awaited_lets_the_others_go_on()
    {
        var given = (AJointRestaurant()).Then(new CorrectionRequested(Restaurant.Food, [Point], new(2026, 12, 4))).After(TimeSpan.FromDays(2))
            .Then(new ItemWithdrawn(Restaurant.Food));
        given.State.Held.ShouldBeNull();
        given.State.Item(Restaurant.Sign)!.ReceivedAt.ShouldBe(given.Now);
    }

    [Fact]
    public async Task The_page_of_the_window_says_so_and_offers_no_part_of_it()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T06", json => json["acceptance"] = "joint"));
        using var browser = await new Shop(portal).SignedIn();
        var filed = await trial.Filed(browser);
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);

        var page = await clerk.Get(filed.Url(TryMatter.First));
        page.Text.ShouldContain("联合受理：受理或者不予受理，这2项一起");
        page.Find("input[name=all]").ShouldBeNull();
        (await clerk.Get(filed.Url(TryMatter.First) + "/decline")).Text.ShouldContain("这2项会一起不予受理");
        (await clerk.Submit(page.Form("#accept"))).Text.ShouldContain("受理了");
        (await trial.Now(filed)).Items.ShouldAllBe(i => i.Status == ItemStatus.Accepted);
    }

    [Fact]
    public async Task The_result_of_one_item_is_a_material_of_the_next_that_nobody_hands_in()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T06", json => json["acceptance"] = "joint"));
        using var browser = await new Shop(portal).SignedIn();
        (await browser.Get("/matters/YJS-T06")).Text.ShouldContain("「第一项」办好后自动取用");
        var draft = await trial.Start(browser);
        (await browser.Get($"{draft}/materials")).Text.ShouldContain("「第一项」办好后自动取用");
        (await browser.Get($"{draft}/check")).Text.ShouldContain("「第一项」办好后自动取用");
        (await browser.Get($"{draft}/materials/first-result")).Status.ShouldBe(404);

        var filed = await trial.Filed(browser);
        (await trial.Now(filed)).Materials.Single(m => m.Material == "first-result").Way.ShouldBe(Contracts.Catalog.WayKind.Result);
        await filed.Accepted();
        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.SignReviewer);
        (await reviewer.Get(filed.Url(TryMatter.Second))).Text.ShouldContain("等「第一项」准予后自动取用");
        await filed.Granted(TryMatter.First);
        var number = await TryMatter.Seen(() => trial.Now(filed).GetAwaiter().GetResult().Item(TryMatter.First)!.Results.FirstOrDefault()?.Number);
        (await reviewer.Get(filed.Url(TryMatter.Second))).Text.ShouldContain($"第一项证明 {number}");
    }

    private static Given AJointRestaurant() => Given.AFiledRestaurant(joint: true,
        only: [Restaurant.Licence, Restaurant.Food, Restaurant.Sign]);
}
