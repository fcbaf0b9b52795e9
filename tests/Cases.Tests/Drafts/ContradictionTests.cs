using OneStop.Cases.Domain;
using OneStop.Cases.Tests.Prefill;
using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Drafts;

/// <summary>Answer, form and register disagree: it is said to everybody, and the item stands until a person decides.</summary>
public sealed class ContradictionTests(PortalWithRegisters portal) : IClassFixture<PortalWithRegisters>
{
    private const string Below300 = "/apply/YJS-E01?q1=1&q2=1&q3=0&q4=0&q5=1&q6=0&q7=0&q8=0";

    [Fact]
    public async Task A_register_that_says_otherwise_is_told_and_typing_another_number_argues_nothing_away()
    {
        var shop = new Shop(portal);
        using var browser = await shop.SignedIn();
        var tasks = await Shop.Start(browser, Below300);
        var draft = tasks.Path;
        tasks.Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("营业前消防安全检查要办：「店堂建筑面积达到300㎡吗？」答的是「否」"), t => t.ShouldContain("320"));

        (await browser.Submit((await Shop.Filled(browser, draft, "premises")).With("premisesArea", "280"))).Errors.ShouldBeEmpty();
        (await browser.Get(draft + "/form/premises")).Text.ShouldContain("和您填的不一样；两个都会给审查的人看");
        (await browser.Get(draft)).Text.ShouldMatch("营业前消防安全检查先留着：.*填的是280.*320");
        (await browser.Get(draft + "/form/fire")).Status.ShouldBe(200, "the item stands");

        foreach (var step in Shop.StepCodes.Except(["premises"]))
            (await browser.Submit((await Shop.Filled(browser, draft, step)).With("fireArea", "280"))).Errors.ShouldBeEmpty(step);
        await Shop.HandInAll(browser, draft);
        (await browser.Get(draft + "/check")).Text.ShouldMatch("先留着：.*填的是280.*320");
        var filed = new FiledCase(Shop.IdOf(draft), Shop.NumberIn(await Shop.Submit(browser, draft)), portal);

        var @case = (await filed.Now()).State;
        @case.Item(Restaurant.Fire).ShouldNotBeNull();
        @case.Found["DE0223"].Value.ShouldBe("320");
        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.FireReviewer);
        var review = await reviewer.Get(filed.Url(Restaurant.Fire));
        review.Text.ShouldMatch("先留着：.*填的是280.*320");
    }
}
