using OneStop.Testing;

namespace OneStop.SignOn.Tests.Sites;

public sealed class SitesTests(SignOnPortal portal)
{
    [Fact]
    public async Task A_person_sees_where_they_sign_in_and_takes_it_back()
    {
        using var site = await portal.NewSite("health", f => f with { NameZh = "收回试试" });
        using var browser = await portal.SignedIn("guxiao");
        var answer = await site.SignIn(browser);
        var list = await browser.Get("/account/sites");
        list.Text.ShouldContain("收回试试");
        list.Text.ShouldContain("姓名、身份核实到了哪一步");
        var withdraw = list.All("main li").Single(l => l.TextContent.Contains("收回试试", StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!;
        using var other = await portal.SignedIn("qinlang");
        (await other.Get(withdraw)).Status.ShouldBe(404);
        var done = await browser.Submit((await browser.Get(withdraw)).Form("main form"));
        done.Text.ShouldContain("收回了");
        done.Text.ShouldNotContain("收回试试");
        (await site.Refresh(answer.Refresh)).Error.ShouldBe("invalid_grant");
        (await site.IsActive(answer.Access)).ShouldBeFalse();
        (await browser.Get(site.Address())).All("button[value=yes]").Count.ShouldBe(1, "asked again");
    }

    [Fact]
    public async Task A_site_that_wants_more_than_was_allowed_asks_again()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("guxiao");
        await site.SignIn(browser, "openid");
        (await browser.Get(site.Address("openid profile"))).All("button[value=yes]").Count.ShouldBe(1);
        await site.SignIn(browser, "openid profile");
        (await site.Visit(browser, "openid")).Keys.ShouldContain("code");
    }
}
