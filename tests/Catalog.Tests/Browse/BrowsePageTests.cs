using OneStop.Testing;

namespace OneStop.Catalog.Tests.Browse;

public sealed class BrowsePageTests(PortalUnderTest portal)
{
    [Theory]
    [InlineData("餐馆")]
    [InlineData("饭店")]
    public async Task Typing_what_people_say_leads_to_the_guide(string words)
    {
        using var visitor = await portal.Visitor();

        var found = await visitor.Submit((await visitor.Get("/")).Form("form[role=search]").With("q", words));

        (await visitor.Get(found.Link("开办餐饮店"))).H1.ShouldBe("开办餐饮店");
    }

    [Theory]
    [InlineData("离婚", "婚姻登记处")]
    [InlineData("怎么办离婚登记", "婚姻登记处")]
    [InlineData("上幼儿园", "幼儿园")]
    [InlineData("家人去世了", "派出所")]
    [InlineData("divorce", "婚姻登记处")]
    public async Task What_is_not_filed_here_is_said_with_where_it_is_and_never_its_opposite(string query, string where)
    {
        using var visitor = await portal.Visitor();
        var page = await visitor.Get("/matters?q=" + Uri.EscapeDataString(query));
        page.Text.ShouldContain("在这里还办不了");
        page.Text.ShouldContain(where);
        page.Text.ShouldContain("的电话027-");
        page.All("h3 a[href='/matters/YJS-P06']").ShouldBeEmpty();
        (await visitor.Get("/matters?q=" + Uri.EscapeDataString("结婚"))).Text.ShouldNotContain("在这里还办不了");
    }

    [Theory]
    [InlineData("政策", "/policies")]
    [InlineData("有什么政策", "/policies")]
    [InlineData("１２３４５", "/help")]
    [InlineData("人工客服", "/help")]
    [InlineData("政务大厅", "/halls")]
    [InlineData("事项", "/items")]
    public async Task The_name_of_a_page_leads_to_it_and_not_to_what_sounds_like_it(string query, string page)
    {
        using var visitor = await portal.Visitor();

        var found = await visitor.Get("/matters?q=" + Uri.EscapeDataString(query));

        var to = found.All(".notice a").ShouldHaveSingleItem().GetAttribute("href")!;
        to.ShouldBe(page);
        found.Text.ShouldNotContain("无犯罪");
        found.Text.ShouldNotContain("没有找到");
        (await visitor.Get(to)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Browsing_leads_there_too()
    {
        using var visitor = await portal.Visitor();

        var all = await visitor.Get("/matters");

        all.Text.ShouldContain("生意上的事");
        all.Link("开办餐饮店").ShouldBe("/matters/YJS-E01");
    }

    [Fact]
    public async Task A_slip_of_the_pen_is_asked_back()
    {
        using var visitor = await portal.Visitor();

        (await visitor.Get("/matters?q=歺厅")).Text.ShouldContain("没有「歺厅」，给您找的是「餐厅」");
    }

    [Fact]
    public async Task Nothing_found_says_so_and_shows_a_way_on()
    {
        using var visitor = await portal.Visitor();

        var none = await visitor.Get("/matters?q=%3Cb%3E鸵鸟");

        none.Text.ShouldContain("没有找到「<b>鸵鸟」");
        none.Link("看全部能办的事").ShouldBe("/matters");
    }

    [Fact]
    public async Task A_very_long_question_is_cut_not_refused()
    {
        using var visitor = await portal.Visitor();

        (await visitor.Get("/matters?q=" + new string('饭', 500))).Status.ShouldBe(200);
    }
}
