using OneStop.Testing;

namespace OneStop.Catalog.Tests.Guide;

public sealed class GuidePageTests(PortalUnderTest portal)
{
    [Fact]
    public async Task A_visitor_reads_what_it_takes_before_answering_anything()
    {
        using var visitor = await portal.Visitor();

        var guide = await visitor.Get("/matters/YJS-E01");

        guide.H1.ShouldBe("开办餐饮店");
        guide.Text.ShouldContain("6个工作日");
        guide.Text.ShouldContain("看材料另要1个工作日，整件事从提交算起一共6个工作日");
        guide.Text.ShouldContain("您要办这6项");
        guide.Text.ShouldContain("烟草专卖零售许可（您不卖香烟）");
        guide.Text.ShouldContain("要准备的5份材料");
        guide.Find("button[form=answers][formaction='/apply/YJS-E01']")!.TextContent.ShouldBe("开始办理");
    }

    [Fact]
    public async Task Answers_change_the_items_and_go_along_when_filing_starts()
    {
        using var visitor = await portal.Visitor();

        var form = (await visitor.Get("/matters/YJS-E01")).Form("form:has([name=q6])").With("q4", "0").With("q6", "1");
        var guide = await visitor.Submit(form);

        guide.Text.ShouldContain("烟草专卖零售许可烟草专卖局·您卖香烟");
        guide.Text.ShouldContain("营业前消防安全检查（店堂建筑面积不到300㎡）");
        guide.Text.ShouldContain("9个工作日");
        guide.Find("[name=q4][value='0']")!.HasAttribute("checked").ShouldBeTrue();
        guide.Form("#answers")["q6"].ShouldBe("1");
    }

    [Fact]
    public async Task Answers_stay_when_the_language_is_changed_before_they_were_sent()
    {
        using var visitor = await portal.Visitor();

        var form = (await visitor.Get("/matters/YJS-E01")).Form("#answers").With("q6", "1");
        var guide = await visitor.Submit(form.Press("switch", "en"));

        guide.H1.ShouldBe("Open a restaurant");
        guide.Find("[name=q6][value='1']")!.HasAttribute("checked").ShouldBeTrue();
        guide.Address.Query.ShouldNotContain("switch");
    }

    /// <summary>What compares nothing, or the same with the same, is no saving.</summary>
    [Theory, MemberData(nameof(Codes))]
    public async Task Only_what_is_saved_is_shown_as_saved(string code)
    {
        using var visitor = await portal.Visitor();

        var guide = await visitor.Get($"/matters/{code}");

        foreach (var row in guide.All("table.compare tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList()))
            row[0].ShouldNotBe(row[1], code);
    }

    /// <summary>Head, list and comparison count the same papers.</summary>
    [Theory, MemberData(nameof(Codes))]
    public async Task The_papers_are_as_many_wherever_they_are_counted(string code)
    {
        using var visitor = await portal.Visitor();

        var guide = await visitor.Get($"/matters/{code}");

        var papers = guide.All("[aria-labelledby=h-prepare] ol > li").Count;
        guide.Text.ShouldContain(papers == 0 ? "不用准备材料" : $"要准备的{papers}份材料");
        var perhaps = guide.Text.Contains("有的只在登记里查不到", StringComparison.Ordinal);
        guide.Text.ShouldContain(!perhaps ? $"上传{papers}份" : papers == 0 ? "一般不用上传" : $"至少上传{papers}份");
        var compared = guide.All("table.compare tbody tr").FirstOrDefault(r => r.QuerySelector("th")!.TextContent == "材料");
        compared?.QuerySelectorAll("td")[1].TextContent.Trim().ShouldBe($"{papers}份", code);
    }

    public static TheoryData<string> Codes => World.Shipped.Codes;

    [Fact]
    public async Task The_same_page_in_English()
    {
        using var visitor = await portal.Visitor();
        await visitor.Get("/preferences?lang=en&back=%2F");

        var guide = await visitor.Get("/matters/YJS-E01");

        guide.H1.ShouldBe("Open a restaurant");
        guide.Text.ShouldContain("You need these 6 items");
        guide.Text.ShouldNotContain("个工作日");
    }

    [Theory]
    [InlineData("?q4=yes&q5=%27;drop")]
    [InlineData("?q4=1&q4=0")]
    [InlineData("?q99=1")]
    [InlineData("?q1=<script>")]
    public async Task Answers_that_nobody_can_give_are_no_answers(string query)
    {
        using var visitor = await portal.Visitor();

        var guide = await visitor.Get("/matters/YJS-E01" + query);

        guide.Status.ShouldBe(200);
        guide.Text.ShouldContain("您要办这6项");
    }

    [Theory]
    [InlineData("/matters/YJS-E99")]
    [InlineData("/matters/YJS-E01/materials/passport")]
    [InlineData("/matters/YJS-E01/materials/food-application")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        using var visitor = await portal.Visitor();

        (await visitor.Get(path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Every_material_to_prepare_says_what_it_must_show()
    {
        using var visitor = await portal.Visitor();
        var guide = await visitor.Get("/matters/YJS-E01");

        foreach (var link in guide.All("a[href*='/materials/']").Select(a => a.GetAttribute("href")!))
            (await visitor.Get(link)).Text.ShouldContain("要看得到这些");
        (await visitor.Get(guide.Link("用模板"))).Text.ShouldContain("食品安全自查制度");
    }
}
