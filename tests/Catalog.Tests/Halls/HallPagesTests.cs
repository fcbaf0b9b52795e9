using OneStop.Catalog.Halls;
using OneStop.Catalog.Tests.World;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.Halls;

public sealed class HallPagesTests(PortalUnderTest portal)
{
    [Fact]
    public async Task Halls_stand_by_district_with_their_windows_hours_and_telephone()
    {
        await portal.PublishHalls();
        using var visitor = await portal.Visitor();
        var halls = await visitor.Get("/halls");
        halls.Status.ShouldBe(200);
        halls.Text.ShouldContain("湖滨区");
        halls.Text.ShouldContain("周一至周五 9:00–12:00、13:30–17:00；周六 9:00–12:00");
        halls.Find("li:has(> div a[href='/halls/test-house']) .inside a[href='/halls/test-window']").ShouldNotBeNull();
        halls.Find("a[href='tel:02788880001']").ShouldNotBeNull();
        halls.Text.ShouldContain("全天开放");
    }

    [Fact]
    public async Task The_list_of_the_command_line_says_what_stands_where()
    {
        await portal.PublishHalls();
        using var output = new StringWriter();
        (await HallVerb.Run(await portal.Services(), ["list"], output, TextWriter.Null, TestContext.Current.CancellationToken)).ShouldBe(0);
        var lines = output.ToString().Split('\n');
        lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["CODE", "NAME", "REGION", "SERVES"]);
        lines.ShouldContain(l => l.StartsWith("test-house", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_district_can_be_chosen_and_an_unknown_one_is_the_whole_city()
    {
        await portal.PublishHalls();
        using var visitor = await portal.Visitor();
        var river = await visitor.Get("/halls?region=990103");
        river.Text.ShouldContain("测试自助机");
        river.Text.ShouldNotContain("测试大厅");
        (await visitor.Get("/halls?region=%3Cscript%3E&department=nobody")).Text.ShouldContain("测试大厅");
    }

    [Fact]
    public async Task A_hall_tells_all_about_itself_and_opens_in_the_readers_own_map()
    {
        await portal.PublishHalls();
        using var visitor = await portal.Visitor();
        var hall = await visitor.Get("/halls/test-house");
        hall.H1.ShouldBe("测试大厅");
        hall.Link("在手机地图里打开").ShouldBe("geo:30.5,114.3");
        hall.All(".week tbody tr").Count.ShouldBe(7);
        hall.Link("开办餐饮店").ShouldBe("/matters/YJS-E01");
        hall.Document.QuerySelectorAll("[src^=http], [href^=http]").ShouldBeEmpty();
        (await visitor.Get("/halls/test-window")).Link("测试大厅").ShouldBe("/halls/test-house");
        (await visitor.Get("/halls/nowhere")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_guide_names_halls_where_its_leading_department_is_met()
    {
        await portal.PublishHalls();
        using var visitor = await portal.Visitor();
        var guide = await visitor.Get("/matters/YJS-E01");
        guide.Link("看能办的大厅").ShouldBe("/halls?department=market-regulation");
        guide.All("aside a[href='/halls/test-bureau']").ShouldBeEmpty();
        var serving = await visitor.Get("/halls?department=market-regulation");
        serving.Text.ShouldContain("测试大厅");
        serving.Text.ShouldNotContain("测试专业大厅");
    }

    [Fact]
    public async Task The_same_in_English()
    {
        await portal.PublishHalls();
        using var visitor = await portal.Visitor();
        visitor.Prefer("lang", "en");
        (await visitor.Get("/halls")).Text.ShouldContain("Mon to Fri 9:00–12:00, 13:30–17:00; Sat 9:00–12:00");
        (await visitor.Get("/halls/test-house")).H1.ShouldBe("Test hall");
    }
}
