using System.Text.Json;
using OneStop.Identity.AddChild;
using OneStop.Identity.Mandates;
using OneStop.Testing;

namespace OneStop.Identity.Tests.Mandates;

/// <summary>People authorise one another, and organisations.</summary>
public sealed class MandateTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    private const string QinLang = "990102198605096177", MaLin = "990102197903264111";
    private readonly MandatePeople people = new(portal);

    [Fact]
    public async Task A_person_authorises_another_for_one_matter_who_leaves_again()
    {
        using var principal = await portal.SignedIn("qinlang");
        using var agent = await portal.SignedIn("malin");
        (await Give(principal, "马林生", MaLin, "matter:YJS-P04")).Text.ShouldContain("已经请对方接受");
        (await MandatePeople.Answer(agent)).Text.ShouldContain("残疾");
        portal.Texts.Last("19900007386")!.ShouldContain("马林生接受了您的授权");
        var acting = await MandatePeople.ActFor(agent, (await people.Person("qinlang")).ToString());
        acting.Find(".acting b")!.TextContent.ShouldBe("秦朗");
        // What is known of the other is none of the agent's: neither who looked, nor their certificates.
        (await agent.Get("/account/looks")).Text.ShouldContain("马林生的资料");
        (await agent.Get("/wallet")).Text.ShouldNotContain("秦朗");
        (await agent.Get("/account/mandates/give")).Errors.ShouldHaveSingleItem().ShouldContain("您现在替别人办事");
        var given = (await principal.Get("/account/mandates?view=given")).All("a").First(a => a.TextContent == "马林生").GetAttribute("href")!;
        var left = await agent.Submit((await agent.Get(given + "/end")).Form("form:has(button.btn)"));
        left.Text.ShouldContain("退出了");
        (await principal.Get(given)).Text.ShouldContain("办事的一方退出");
        (await principal.Get("/account/mandates?view=given")).Text.ShouldContain("受托人");
    }

    [Fact]
    public async Task Who_gave_it_ends_it_and_the_other_can_do_nothing_more()
    {
        using var principal = await portal.SignedIn("liufang");
        using var agent = await portal.SignedIn("guxiao");
        await Give(principal, "顾晓岚", "990102199406182042", "class:support");
        await MandatePeople.Answer(agent);
        (await MandatePeople.ActFor(agent, (await people.Person("liufang")).ToString())).Find(".acting b")!.TextContent.ShouldBe("刘芳");
        var given = (await principal.Get("/account/mandates?view=given")).All("a").First(a => a.TextContent == "顾晓岚").GetAttribute("href")!;
        (await principal.Submit((await principal.Get(given + "/end")).Form("form:has(button.btn)"))).Text.ShouldContain("授权结束了，对方不能再替您办事");
        Seen after;
        do
            after = await agent.Get("/account");
        while (after.Find(".acting-lost") is null);
        (await MandatePeople.ActFor(agent, (await people.Person("liufang")).ToString())).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_organisation_that_was_authorised_acts_by_its_people_and_only_those_who_may()
    {
        using var principal = await portal.SignedIn("guxiao");
        using var boss = await portal.SignedIn("guoyuan");
        using var clerk = await portal.SignedIn("yuman");
        var page = await principal.Get("/account/mandates/give");
        await principal.Submit(page.Form("form:has([name=uscc])").With("to", "body").With("uscc", "91990102MA0N6T3W0B").With("scope", "matter:YJS-P01")
            .With("until", people.Day(30)));
        (await clerk.Get("/account/mandates")).Find("a[href$='/answer']").ShouldBeNull("whoever is nobody there answers nothing");
        await MandatePeople.Answer(boss);
        var key = $"{await people.Person("guxiao")}.{await people.Body("yuanshan-storage")}";
        (await MandatePeople.ActFor(boss, key)).Find(".acting")!.TextContent.ShouldContain("经东湖市远山仓储有限公司");

        (await MandatePeople.ActFor(clerk, key)).Status.ShouldBe(403);
        await people.Name(boss, "yuanshan-storage", "yuman", rights: ["certificates"]);
        await MandatePeople.Answer(clerk);
        (await MandatePeople.ActFor(clerk, key)).Status.ShouldBe(403, "an operator acts for the body, and not for those who authorised it, unless let");
        await MandatePeople.End(boss, $"/account/bodies/{await people.Body("yuanshan-storage")}/operators", "俞漫舟");
        await people.Name(boss, "yuanshan-storage", "yuman", rights: ["clients"]);
        await MandatePeople.Answer(clerk);
        (await MandatePeople.ActFor(clerk, key)).Find(".acting b")!.TextContent.ShouldBe("顾晓岚");
        await MandatePeople.End(boss, $"/account/bodies/{await people.Body("yuanshan-storage")}/operators", "俞漫舟");
        Seen after;
        do
            after = await clerk.Get("/account");
        while (after.Find(".acting-lost") is null);
    }

    [Theory]
    [InlineData("马林生", MaLin, "", 30, "请选能办哪些事")]
    [InlineData("马林生", MaLin, "*", 30, "请选能办哪些事")]
    [InlineData("马林生", MaLin, "matter:YJS-X99", 30, "请选能办哪些事")]
    [InlineData("马林生", MaLin, "item:YJS-P04/none", 30, "请选能办哪些事")]
    [InlineData("马林生", MaLin, "matter:YJS-P04", 400, "最晚到")]
    [InlineData("周禾", "990102199104121260", "matter:YJS-P04", 30, "这是您自己")]
    public async Task What_is_wrong_with_a_mandate_is_told(string name, string number, string what, int days, string message)
    {
        using var principal = await portal.SignedIn("zhouhe");
        var refused = await Give(principal, name, number, what, days);
        refused.Status.ShouldBe(400);
        refused.Errors.ShouldHaveSingleItem().ShouldContain(message);
    }

    [Theory]
    [InlineData("刘芳", QinLang, "", "在同意前面打勾")]
    [InlineData("秦朗", QinLang, "1", "已经满14周岁")]
    [InlineData("陈沐", "990102202103141281", "1", "不对")]
    public async Task A_child_is_added_by_its_guardian_alone_with_their_consent(string name, string number, string consent, string message)
    {
        using var guardian = await portal.SignedIn("liufang");
        var page = await guardian.Get("/account/mandates/child");
        var refused = await guardian.Submit(page.Form("form:has([name=consent])").With("name", name).With("id-number", number)
            .With("consent", consent.Length == 0 ? [] : [consent]));
        refused.Status.ShouldBe(400);
        refused.Errors.ShouldContain(e => e.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2021-03-14 15:27", "2", "990102198809032044", true)]
    [InlineData("2021-03-15 15:27", "2", "990102198809032044", false)]
    [InlineData("2021-03-14 15:27", "1", "990102198809032044", false)]
    [InlineData("2021-03-14 15:27", "2", "990102198605096177", false)]
    public void A_birth_record_speaks_for_a_parent_of_the_child_of_that_day(string bornAt, string sex, string mother, bool expected)
    {
        var record = new Contracts.Exchange.RegisterEntry(JsonSerializer.SerializeToElement(new { bornAt, sex, motherIdNumber = mother, fatherIdNumber = "" }));
        AddChildHandler.IsOf(record, "990102198809032044", "990102202103141280", new(2021, 3, 14)).ShouldBe(expected);
    }

    [Fact]
    public void The_limits_are_data()
    {
        var limits = MandateLimits.Read();
        limits.LongestMandateDays.ShouldBeInRange(1, 366);
        limits.OfferDays.ShouldBePositive();
        limits.AskRegisterAfterHours.ShouldBe(24);
    }

    private async Task<Seen> Give(Browser by, string name, string number, string what, int days = 30)
    {
        var page = await by.Get("/account/mandates/give");
        return await by.Submit(page.Form("form:has([name=uscc])").With("name", name).With("id-number", number).With("scope", what.Length == 0 ? [] : [what])
            .With("until", people.Day(days)));
    }
}
