using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Desk;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Desk;

/// <summary>Before a post ends it is told what lies open and who goes on with it; nothing is anybody's in person.</summary>
public sealed class OpenItemsTests(PortalUnderTest portal)
{
    private const int Most = 1000;
    private readonly CaseDesk desk = new(portal);

    [Fact]
    public async Task Who_ends_a_post_reads_what_is_open_and_which_colleagues_have_the_same_list()
    {
        await (await desk.File()).Accepted(Restaurant.Licence, Restaurant.Sign);
        using var runs = await desk.SignedIn("hanmo");
        var food = await End(runs, "market-regulation", "陈静");
        food.Text.ShouldContain("名单上还有");
        food.Text.ShouldContain("谁接着办");
        food.All("dt").Select(t => t.TextContent.Trim()).ShouldContain("何源");
        food.All("dt").Select(t => t.TextContent.Trim()).ShouldNotContain("秦川", "of another district");
        food.Text.ShouldNotContain("没有别人能办");

        var sign = await End(runs, "city-management", "吴凯");
        sign.Text.ShouldContain("没有别人能办");
        sign.Text.ShouldContain("没有别人在这样的岗位上");
        sign.Find(".notice a")!.GetAttribute("href").ShouldBe("/operations/staff/add?department=city-management");

        // An editor has drafts before them, and whoever runs the installation has no list at all.
        (await End(runs, "data", "白露")).Text.ShouldContain("份草稿没发布");
        (await End(runs, "data", "沈清")).Text.ShouldNotContain("谁接着办");
    }

    [Fact]
    public async Task What_is_nobodys_is_counted_by_the_regions_that_the_others_cover()
    {
        const string own = Restaurant.Region;
        var filed = await desk.File();
        await filed.Accepted(Restaurant.Fire);
        var work = (await portal.Services()).GetServices<IOpenWork>().OfType<OpenItems>().Single();
        async Task<OpenWork> Of(Post post, params Post[] others) => (await work.Of(post, others, Most, TestContext.Current.CancellationToken))!;
        Post Fire(string region) => new("fire-rescue", region, PostRole.Reviewer);

        var alone = await Of(Fire(own));
        alone.Open.ShouldBeGreaterThan(0);
        alone.Nobodys.ShouldBe(alone.Open);
        (await Of(Fire(own), Fire("990100"))).Nobodys.ShouldBe(0);
        var still = await Of(Fire(own), Fire("990103"), Fire(own) with { Department = "tax" }, Fire(own) with { Role = PostRole.Clerk });
        still.Nobodys.ShouldBe(still.Open);
        var window = await Of(new("service-centre", own, PostRole.Clerk), new Post("fire-rescue", "990100", PostRole.Clerk));
        window.Open.ShouldBeGreaterThan(0);
        window.Nobodys.ShouldBe(0, "windows take in for all departments");
        (await work.Of(Fire(own) with { Role = PostRole.Operator }, [], Most, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    private static async Task<Seen> End(Browser runs, string department, string name)
    {
        var list = await runs.Get("/operations/staff?department=" + department);
        return await runs.Get(list.All("tbody th a").Single(a => a.TextContent == name).GetAttribute("href") + "/end");
    }
}
