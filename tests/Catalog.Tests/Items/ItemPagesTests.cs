using System.Text;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.Items;

public sealed class ItemPagesTests(PortalUnderTest portal)
{
    [Fact]
    public async Task An_item_of_a_matter_says_that_the_matter_saves_steps()
    {
        using var visitor = await portal.Visitor();

        var found = await visitor.Get("/matters?q=食品经营许可");
        var item = await visitor.Get(found.All("h3 a").Select(a => a.GetAttribute("href")!).First(h => h.StartsWith("/items/", StringComparison.Ordinal)));

        item.H1.ShouldBe("食品经营许可");
        item.Text.ShouldContain("要办「开办餐饮店」的话，不用单独来办这一项");
        // Nobody checked the limit of the special rule, and no other law stands in for it.
        item.Text.ShouldNotContain("法定时限");
        item.Link("看一次办怎么办").ShouldBe("/matters/YJS-E01");
    }

    [Fact]
    public async Task An_everyday_item_stands_alone_in_both_languages()
    {
        using var visitor = await portal.Visitor();
        var passport = await visitor.Get("/items/000079000300");
        passport.H1.ShouldBe("办护照");
        passport.Text.Contains("护照法第六条", StringComparison.Ordinal).ShouldBeFalse("a limit that nobody checked is not shown as law");
        passport.Text.ShouldContain("公安局");

        await visitor.Get("/preferences?lang=en&back=%2F");
        (await visitor.Get("/items/000079000300")).H1.ShouldBe("Passport");
        (await visitor.Get("/items/000079000300?region=990102")).Status.ShouldBe(200);
        (await visitor.Get("/items/000079000300?region=110101")).Status.ShouldBe(404);
        (await visitor.Get("/items/000000000000")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_policy_shows_unverified_figures_to_officials_only()
    {
        using var visitor = await portal.Visitor();
        var policy = await visitor.Get("/policies/MS-015");
        policy.H1.ShouldBe("失业保险金（免申即办）");
        policy.Text.ShouldNotContain("最低工资");

        using var official = await portal.Visitor();
        await official.SignIn("bailu", "donghu-2026", "/staff/signin");
        var seen = await official.Get("/policies/MS-015");
        seen.Text.ShouldContain("最低工资");
        seen.Text.ShouldContain("未核实");
    }

    [Fact]
    public async Task Results_of_all_kinds_stand_together_and_can_be_narrowed()
    {
        using var visitor = await portal.Visitor();

        var all = await visitor.Get("/matters?q=残疾人");
        all.Text.ShouldContain("政策");
        var businesses = await visitor.Get(all.Link("企业"));
        businesses.Text.ShouldContain("小微企业残保金免征");
        businesses.Text.ShouldNotContain("重度残疾人护理补贴");
        (await visitor.Get(businesses.Link("湖滨区"))).Address.Query.ShouldContain("for=enterprise");
        (await visitor.Get("/matters?q=上小学")).All("li:has(a[href='/matters/YJS-P02']) .tag").ShouldNotBeEmpty("the season is said");
        (await visitor.Get("/matters?q=hz")).Text.ShouldContain("办护照");
        (await visitor.Get("/matters?q=护昭")).Text.ShouldContain("给您找的是「护照」");
    }

    [Fact]
    public async Task An_official_takes_a_file_in_and_reads_what_is_wrong_with_another()
    {
        using var editor = await portal.Visitor();
        await editor.SignIn("bailu", "donghu-2026", "/staff/signin");
        var page = await editor.Get("/studio/items");

        var wrong = await editor.Submit(page.Form("form[enctype]").WithFile("file", "a.csv", "text/csv", "code,basic\n1,2"u8.ToArray()));
        wrong.Status.ShouldBe(400);
        wrong.Text.ShouldContain("缺这一列");

        const string Line =
            """
            code,basic,region,department,promised_days,phone,supervision_phone
            11990100MB0D1864010000790003000,000079000300,990102,public-security,3,027-8888 0001,027-8888 0002
            """;
        var done = await editor.Submit(page.Form("form[enctype]").WithFile("file", "b.csv", "text/csv", Encoding.UTF8.GetBytes(Line)));
        done.Text.ShouldContain("1行都导入了");
        var exported = (await editor.Get("/studio/items/export")).Body;
        exported.ShouldContain("实施编码");
        exported.ShouldContain("11990100MB0D1864010000790003000,000079000300,990102,public-security,3,工作日");

        using var visitor = await portal.Visitor();
        (await visitor.Get("/items/000079000300?region=990102")).Text.ShouldContain("3个工作日");
        (await visitor.Get("/items/000079000300?region=990103")).Text.ShouldNotContain("3个工作日");
        (await editor.Get("/studio/items/000079000300/follow")).Text.ShouldContain("都跟上了");
        (await editor.Get("/studio/items/000011010200/follow")).Text.ShouldContain("开办餐饮店");
    }
}
