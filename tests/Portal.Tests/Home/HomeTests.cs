using OneStop.Demo.People;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Home;

public class HomeTests(PortalUnderTest portal)
{
    [Fact]
    public async Task A_visitor_finds_the_published_matters_by_their_character_and_name()
    {
        using var browser = await portal.Visitor();
        var page = await browser.Get("/");
        page.Status.ShouldBe(200);
        page.All(".life a").Select(a => a.TextContent.Trim()).ShouldContain(t => t.Contains("开办餐饮店", StringComparison.Ordinal));
        page.Find(".head-nav [aria-current=page]")!.TextContent.ShouldBe("首页");
    }

    [Fact]
    public async Task Every_link_of_the_layout_leads_somewhere()
    {
        using var browser = await portal.Visitor();
        var page = await browser.Get("/");
        foreach (var href in page.All("header a[href], footer a[href], main a[href]").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/'))
            .Distinct())
            (await browser.Get(href)).Status.ShouldBe(200, href);
    }

    [Fact]
    public async Task The_elder_version_says_who_is_signed_in_and_lets_them_leave()
    {
        using var browser = await portal.Visitor();
        await browser.SignIn("liufang", DemoCast.Read().Password);
        var page = await browser.Get((await browser.Get("/promises")).Link("长辈版"));
        page.Link("刘芳（个人）").ShouldBe("/account");
        (await browser.Submit((await browser.Get(page.Link("退出"))).Form())).Text.ShouldContain("已经退出了");
        (await browser.Get("/promises")).All(".who-row").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_elder_version_puts_the_telephone_first_and_can_be_left()
    {
        using var browser = await portal.Visitor();
        var elder = await browser.Get((await browser.Get("/promises")).Link("长辈版"));
        elder.Path.ShouldBe("/promises");
        elder.Find("body")!.ClassName.ShouldBe("elder");
        var home = await browser.Get("/");
        home.Find("main .call a[href='tel:12345']").ShouldNotBeNull();
        home.All("input[type=search]").ShouldBeEmpty();
        var normal = await browser.Get(home.Link("回普通版"));
        normal.Find("body")!.ClassName.ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task English_stays_until_the_reader_goes_back()
    {
        using var browser = await portal.Visitor();
        var english = await browser.Get((await browser.Get("/privacy")).Link("English"));
        english.Path.ShouldBe("/privacy");
        english.H1.ShouldBe("Privacy");
        (await browser.Get("/")).Find("html")!.GetAttribute("lang").ShouldBe("en");
        (await browser.Get(english.Link("中文"))).H1.ShouldBe("隐私说明");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    public async Task A_preference_never_leads_to_another_site(string back)
    {
        using var browser = await portal.Visitor();
        (await browser.Redirects("/preferences?lang=en&back=" + Uri.EscapeDataString(back))).ShouldBe("/");
    }
}
