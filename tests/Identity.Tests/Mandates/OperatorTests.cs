using OneStop.Testing;

namespace OneStop.Identity.Tests.Mandates;

public sealed class OperatorTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    private readonly MandatePeople people = new(portal);

    [Fact]
    public async Task A_representative_names_an_operator_who_accepts_acts_and_is_ended_at_once()
    {
        using var boss = await portal.SignedIn("guoyuan");
        using var colleague = await portal.SignedIn("qinlang");
        var body = await people.Body("yuanshan");
        (await MandatePeople.ActFor(colleague, body.ToString())).Errors.Single().ShouldContain("现在不能替对方办事");

        (await people.Name(boss, "yuanshan", "qinlang")).Text.ShouldContain("已经请对方接受，接受以前不生效");
        portal.Texts.Last("19900007386")!.ShouldContain("东湖市远山大件运输有限公司请您代为办事");
        (await MandatePeople.ActFor(colleague, body.ToString())).Status.ShouldBe(403, "an offer is no mandate");

        var accepted = await MandatePeople.Answer(colleague);
        accepted.Text.ShouldContain("接受了，现在就可以替对方办");
        (await MandatePeople.ActFor(colleague, body.ToString())).Find(".acting b")!.TextContent.ShouldBe("东湖市远山大件运输有限公司");
        var list = await boss.Get($"/account/bodies/{body}/operators");
        list.Text.ShouldContain("秦朗");
        list.Text.ShouldContain("经办人·所有的事");

        var shown = await colleague.Get("/account/passkeys");
        (await MandatePeople.End(boss, $"/account/bodies/{body}/operators", "秦朗")).Text.ShouldContain("授权结束了");
        Seen after;
        do
            after = await colleague.Get("/account");
        while (after.Find(".acting-lost") is null);
        after.Find(".acting-lost")!.TextContent.ShouldContain("您不能再替东湖市远山大件运输有限公司办事了。");
        after.Find(".acting-lost")!.TextContent.ShouldContain("对方结束了您的授权");
        after.Text.ShouldContain("您现在替自己办事");

        // A form that was shown while they acted for it is not taken under their own name.
        var refused = await colleague.Submit(shown.Form("form[data-passkey]"));
        refused.Status.ShouldBe(409);
        refused.H1.ShouldBe("这一页是替东湖市远山大件运输有限公司填的，没有送出去");
    }

    [Fact]
    public async Task Both_sides_read_the_same_history_and_nobody_else_reads_anything()
    {
        using var boss = await portal.SignedIn("malin");
        using var colleague = await portal.SignedIn("guxiao");
        await people.Name(boss, "malin", "guxiao", what: ["class:business-run"], scope: "some");
        await MandatePeople.Answer(colleague);
        var link = (await colleague.Get("/account/mandates")).All("a").First(a => a.TextContent == "湖滨区马林生牛肉面馆").GetAttribute("href")!;

        foreach (var side in new[] { boss, colleague })
        {
            var page = await side.Get(link);
            page.Text.ShouldContain("「经营」一类的事");
            page.Text.ShouldContain("发出授权");
            page.Text.ShouldContain("接受，开始生效");
        }

        using var stranger = await portal.SignedIn("yuman");
        foreach (var path in new[] { link, link + "/answer", link + "/end", link + "/confirm", $"/account/bodies/{await people.Body("malin")}/operators",
            $"/account/bodies/{await people.Body("malin")}/operators/add" })
            (await stranger.Get(path)).Status.ShouldBe(404, path);
        foreach (var path in new[] { "/answer", "/end", "/confirm" })
            (await stranger.Submit((await stranger.Get("/acting")).Form().To(link + path))).Status.ShouldBe(404, path);
        // The operator is no representative: the list of others is none of their business.
        (await colleague.Get($"/account/bodies/{await people.Body("malin")}/operators")).Status.ShouldBe(404);

        (await colleague.Submit((await colleague.Get(link + "/end")).Form("form:has(button.btn)"))).Text.ShouldContain("退出了");
        (await boss.Get(link)).Text.ShouldContain("办事的一方退出");
    }

    [Fact]
    public async Task Nobody_gives_more_than_they_have()
    {
        using var boss = await portal.SignedIn("yuman");
        using var deputy = await portal.SignedIn("liufang");
        await people.Name(boss, "manzhou", "liufang", days: 20, what: ["class:business-run", "class:business-change"], scope: "some", rights: ["operators"]);
        await MandatePeople.Answer(deputy);

        var add = await deputy.Get($"/account/bodies/{await people.Body("manzhou")}/operators/add");
        add.All("input[name=scope]").Select(i => i.GetAttribute("value")).ShouldBe(["some"]);
        string[] run = ["class:business-run"];
        (await people.Name(deputy, "manzhou", "malin", days: 10)).Errors.ShouldHaveSingleItem().ShouldContain("不能超过您自己有的");
        (await people.Name(deputy, "manzhou", "malin", days: 10, what: run, rights: ["operators"])).Errors.ShouldHaveSingleItem()
            .ShouldContain("由法定代表人定");
        (await people.Name(deputy, "manzhou", "malin", days: 30, what: run)).Errors.ShouldHaveSingleItem().ShouldContain("最晚到");
        (await people.Name(deputy, "manzhou", "malin", days: 10, what: run)).Text.ShouldContain("已经请对方接受");
        (await people.Name(deputy, "manzhou", "malin", days: 10, what: run)).Errors.ShouldHaveSingleItem().ShouldContain("已经在名单里");
        // The register names the representative; nobody else ends them.
        var boss1 = (await boss.Get("/account/mandates")).All("a").First(a => a.TextContent == "东湖市漫舟咖啡有限公司").GetAttribute("href")!;
        (await deputy.Submit((await deputy.Get(boss1 + "/end")).Form("form:has(button.btn)"))).Errors.ShouldHaveSingleItem().ShouldContain("以登记机关为准");
    }

    [Theory]
    [InlineData("", "all", 30, "身份证号")]
    [InlineData("990102198605096177", "some", 30, "请选能办哪些事")]
    [InlineData("990102198605096177", "all", -1, "这一天已经过了")]
    [InlineData("990102198605096177", "all", 4000, "最晚到")]
    [InlineData("990102197504167197", "all", 30, "这是您自己")]
    public async Task What_is_wrong_is_told(string number, string scope, int days, string message)
    {
        using var boss = await portal.SignedIn("guoyuan");
        var page = await boss.Get($"/account/bodies/{await people.Body("yuanshan-storage")}/operators/add");
        var refused = await boss.Submit(page.Form("form:has([name=id-number])").With("name", "秦朗").With("id-number", number).With("scope", scope)
            .With("until", people.Day(days)));
        refused.Status.ShouldBe(400);
        refused.Errors.ShouldHaveSingleItem().ShouldContain(message);
    }

    [Fact]
    public async Task Whoever_has_the_number_and_another_name_cannot_accept_and_is_told_nothing_by_text()
    {
        using var boss = await portal.SignedIn("guoyuan");
        using var other = await portal.SignedIn("liufang");
        var page = await boss.Get($"/account/bodies/{await people.Body("yuanshan-storage")}/operators/add");
        var sent = await boss.Submit(page.Form("form:has([name=id-number])").With("name", "刘方").With("id-number", "990102198809032044").With("scope", "all")
            .With("until", people.Day(5)));
        sent.Text.ShouldContain("已经请对方接受", customMessage: "whether somebody has an account is not told");
        (portal.Texts.Last("19900005291") ?? "").ShouldNotContain("远山仓储");
        (await MandatePeople.Answer(other)).Errors.ShouldHaveSingleItem().ShouldContain("姓名和您的不一样");
        (await MandatePeople.Answer(other, "no")).Text.ShouldContain("没有接受");
    }

    [Fact]
    public async Task An_offer_lapses_and_a_mandate_ends_with_its_last_day()
    {
        using var boss = await portal.SignedIn("zhouhe");
        using var colleague = await portal.SignedIn("guxiao");
        await people.Name(boss, "hewei", "guxiao", days: 1);
        await MandatePeople.Answer(colleague);
        await MandatePeople.ActFor(colleague, (await people.Body("hewei")).ToString());
        portal.Clock.Move(TimeSpan.FromMinutes(100));
        (await colleague.Get("/account")).Text.ShouldContain("您现在替东湖市禾味小馆餐饮有限公司办事");
        for (var hours = 0; hours < 48; hours++)
        {
            portal.Clock.Move(TimeSpan.FromHours(1));
            await colleague.Get("/account");
        }

        using var again = await portal.SignedIn("guxiao");
        (await MandatePeople.ActFor(again, (await people.Body("hewei")).ToString())).Status.ShouldBe(403);
        using var still = await portal.SignedIn("zhouhe");
        await people.Name(still, "hewei", "guxiao", days: 30);
        portal.Clock.Move(TimeSpan.FromDays(15));
        using var late = await portal.SignedIn("guxiao");
        (await late.Get("/account/mandates")).Find("a[href$='/answer']").ShouldBeNull();
        (await late.Get("/account/mandates")).Text.ShouldContain("没有接受，作废了");
    }
}
