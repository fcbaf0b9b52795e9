using OneStop.Catalog.Browse;
using OneStop.Catalog.Publish;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.Browse;

public sealed class ListingTests(PortalUnderTest portal)
{
    [Fact]
    public void Page_after_page_shows_everything_once()
    {
        var all = Enumerable.Range(0, 41).Select(i => $"c{i:00}").Reverse().ToList();
        List<string> seen = [];
        for (string? after = null, before = ""; before is not null; before = after)
        {
            var page = Listing<string>.Of(all, c => c, after, 20);
            seen.AddRange(page.Shown);
            after = page.After;
        }

        seen.ShouldBe(all.Order(StringComparer.Ordinal));
        Listing<string>.Of(all, c => c, "c40", 20).ShouldSatisfyAllConditions(p => p.Shown.ShouldBeEmpty(), p => p.After.ShouldBeNull());
    }

    [Fact]
    public async Task Every_item_of_the_city_stands_in_the_list_and_opens()
    {
        using var visitor = await portal.Visitor();
        List<string> seen = [];
        for (var next = "/items"; next.Length > 0;)
        {
            var page = await visitor.Get(next);
            page.H1.ShouldBe("单项事项");
            seen.AddRange(page.All(".rows h2 a").Select(a => a.GetAttribute("href")!));
            next = page.Find("a[rel=next]")?.GetAttribute("href") ?? "";
        }

        seen.ShouldBe(CatalogFiles.Shipped.Parts.Items.Select(i => "/items/" + i.Code).Order(StringComparer.Ordinal));
        (await visitor.Get(seen[^1])).Status.ShouldBe(200);
        (await visitor.Get("/items?department=civil-affairs")).All(".rows .end").Select(e => e.TextContent).Distinct().ShouldBe(["民政局"]);
        (await visitor.Get("/items?department=nobody&after=zzz")).Text.ShouldContain("现在没有公布的事项");
    }

    [Fact]
    public async Task Every_policy_stands_in_the_list_and_can_be_narrowed_to_its_readers()
    {
        using var visitor = await portal.Visitor();

        var all = await visitor.Get("/policies");
        all.All(".rows h2 a").Select(a => a.GetAttribute("href")).ShouldBe(
            CatalogFiles.Shipped.Parts.Policies.Select(p => "/policies/" + p.Code).Order(StringComparer.Ordinal));
        var own = await visitor.Get("/policies?for=enterprise");
        own.Link("稳岗返还").ShouldBe("/policies/MS-001");
        own.All(".rows h2 a").Count.ShouldBeLessThan(all.All(".rows h2 a").Count);
    }
}
