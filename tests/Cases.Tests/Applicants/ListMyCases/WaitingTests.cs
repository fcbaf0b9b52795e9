using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>What waits for an answer is not hidden behind the name that it was filed under.</summary>
public sealed class WaitingTests(PortalUnderTest portal)
{
    [Fact]
    public async Task Before_anybody_chooses_a_name_they_read_under_which_something_waits()
    {
        var shop = new Shop(portal);
        using var owner = await shop.SignedIn();
        await (await shop.Filed(owner)).Asked(Restaurant.Food);

        using var herself = await shop.SignedIn(enterprise: null);
        var choices = (await herself.Get("/acting")).All("label.choice").Select(c => c.TextContent).ToList();
        choices.Single(c => c.Contains("禾味", StringComparison.Ordinal)).ShouldContain("件等您答复");
        choices.Single(c => c.Contains("我自己", StringComparison.Ordinal)).ShouldNotContain("等您答复");
        // Who has chosen already is told where they look.
        foreach (var page in new[] { "/cases", "/" })
        {
            var seen = await herself.Get(page);
            seen.All(".notice-soon h2").Select(n => n.TextContent).ShouldContain(n => n.Contains("禾味", StringComparison.Ordinal)
                && n.EndsWith("件事等您答复", StringComparison.Ordinal), page);
            (await owner.Get(page)).All(".notice-soon h2").Select(n => n.TextContent).ShouldNotContain(n => n.Contains("禾味", StringComparison.Ordinal), page);
        }
    }

    [Fact]
    public async Task While_somebody_is_waited_for_their_own_last_day_comes_first()
    {
        var shop = new Shop(portal);
        using var owner = await shop.SignedIn();
        var filed = await shop.Filed(owner);
        (await owner.Get($"/cases/{filed.Number}")).Find(".due-box .eyebrow")!.TextContent.ShouldBe("最晚");
        await filed.Asked(Restaurant.Food);
        (await owner.Get($"/cases/{filed.Number}")).All(".due-box .eyebrow").Select(e => e.TextContent).ShouldBe(["请在这天前答复"]);
    }

    [Fact]
    public async Task A_case_of_ones_own_under_another_name_says_so_and_nobody_elses_is_there()
    {
        var shop = new Shop(portal);
        using var owner = await shop.SignedIn();
        var filed = await shop.Filed(owner);

        using var herself = await shop.SignedIn(enterprise: null);
        var told = await herself.Get($"/cases/{filed.Number}");
        (told.Status, told.Path).ShouldBe((200, $"/cases/{filed.Number}/whose"));
        told.H1.ShouldBe("这是东湖市禾味小馆餐饮有限公司的办件");
        told.Link("换过去看").ShouldStartWith("/acting?return=");

        using var stranger = await shop.SignedIn("yuman", "漫舟咖啡");
        (await stranger.Get($"/cases/{filed.Number}")).Status.ShouldBe(404);
        (await stranger.Get($"/cases/{filed.Number}/whose")).Status.ShouldBe(404);
    }
}
