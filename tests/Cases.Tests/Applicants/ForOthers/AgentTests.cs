using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Applicants;
using OneStop.Cases.Drafts;
using OneStop.Cases.Tests.Prefill;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.Identifiers;
using OneStop.Identity.Mandates;
using OneStop.Secrets;
using OneStop.Testing;
using OneStop.Web;
using Answers = OneStop.Contracts.Catalog.Answers;

namespace OneStop.Cases.Tests.Applicants.ForOthers;

/// <summary>Whoever acts for another does so within what they were given, and the other reads all of it.</summary>
public sealed class AgentTests(PortalWithRegisters portal) : IClassFixture<PortalWithRegisters>
{
    private const string QinLang = "990102198605096177", GuoYuan = "990102197504167197", MaLin = "990102197903264111", LiuFang = "990102198809032044";
    private const string Insured = "YJS-P09";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_agent_files_is_the_principals_who_reads_who_filed_and_what_was_looked_up()
    {
        var mandate = await Mandated(QinLang, GuoYuan, "郭远山", MandateScope.WordOfMatter(Insured));
        var (matter, agent) = (await Matter(Insured), await Acting(GuoYuan, "郭远山", QinLang));
        var walk = new Walk(await portal.Services(), matter, agent);
        var id = await walk.File(Answers.Usual(matter));
        var filed = await walk.Now(id);
        filed.By!.Name.ShouldBe("秦朗");
        filed.By.Code.ShouldBe(QinLang);
        filed.By.OperatorName.ShouldBe("郭远山");
        (filed.FiledAs, filed.Agent).ShouldBe(("agent", await Subject(GuoYuan)));
        // What is known was known of the principal.
        filed.Form.Values.Values.ShouldContain(QinLang);
        filed.Form.Values.Values.ShouldNotContain(GuoYuan);

        using var principal = await new Shop(portal).SignedIn("qinlang", null);
        (await principal.Get("/cases")).Text.ShouldContain("由受托人提交");
        (await principal.Get($"/cases/{filed.Number}")).Text.ShouldContain("由郭远山（受托人）提交");
        var looks = await principal.Get("/account/looks");
        looks.Text.ShouldContain("您请的人替您办事，替您填好表");
        looks.Text.ShouldContain("替您或者您的企业办事的人");

        using var own = await new Shop(portal).SignedIn("guoyuan", null);
        (await own.Get($"/cases/{filed.Number}")).Status.ShouldBe(404, "as themselves it is not theirs");
        using var acting = await Switched("guoyuan", QinLang);
        (await acting.Get($"/cases/{filed.Number}")).Text.ShouldContain(filed.Number);
        (await acting.Get("/cases")).Text.ShouldContain(filed.Number);

        await (await Book()).End(mandate, EndedWhy.ByPrincipal, default, Stop);
        Seen after;
        do
            after = await acting.Get($"/cases/{filed.Number}");
        while (after.Status != 404);
    }

    [Fact]
    public async Task An_agent_opens_nothing_but_what_they_filed_under_the_mandate()
    {
        await Mandated(LiuFang, GuoYuan, "郭远山", MandateScope.WordOfMatter(Insured));
        await Mandated(LiuFang, MaLin, "马林生", MandateScope.WordOfMatter(Insured));
        var matter = await Matter(Insured);
        var walk = new Walk(await portal.Services(), matter);
        var (own, begun) = (await walk.File(Answers.Usual(matter)), await walk.Begin(Answers.Usual(matter)));
        var by = new Walk(await portal.Services(), matter, await Acting(GuoYuan, "郭远山", LiuFang));
        var (theirs, draft) = (await by.File(Answers.Usual(matter)), await by.Begin(Answers.Usual(matter)));
        var (ownNumber, theirNumber) = ((await walk.Now(own)).Number, (await walk.Now(theirs)).Number);

        using var one = await Switched("guoyuan", LiuFang);
        using var other = await Switched("malin", LiuFang);
        foreach (var (browser, number, mayOpen) in new[]
            { (one, ownNumber, false), (one, theirNumber, true), (other, ownNumber, false), (other, theirNumber, false) })
        {
            foreach (var path in new[] { "", "/receipt" })
                ((await browser.Get($"/cases/{number}{path}")).Status == 200).ShouldBe(mayOpen, number + path);
            if (!mayOpen)
                (await browser.Get($"/cases/{number}/withdraw/{matter.Items[0].Code}")).Status.ShouldBe(404);
        }

        (await one.Get($"/apply/draft/{begun}")).Status.ShouldBe(404);
        (await one.Get($"/apply/draft/{draft}")).Status.ShouldBe(200);
        foreach (var path in new[] { "", "/check", "/materials", "/discard" })
            (await other.Get($"/apply/draft/{draft}{path}")).Status.ShouldBe(404, path);
        (await other.Get("/cases")).Text.ShouldNotContain(theirNumber);
        (await one.Get("/cases")).Text.ShouldNotContain(ownNumber);
        (await one.Get($"/cases/{ownNumber}/whose")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_is_not_in_the_mandate_is_neither_begun_nor_filed()
    {
        await Mandated(QinLang, MaLin, "马林生", MandateScope.WordOfItem("YJS-P04", "P04-I1"));
        using var agent = await Switched("malin", QinLang);
        (await agent.Get($"/apply/{Insured}")).H1.ShouldBe("秦朗没有请您办这件事");
        var (services, actor, matter) = (await portal.Services(), await Acting(MaLin, "马林生", QinLang), await Matter(Insured));
        var begun = await services.GetRequiredService<StartDraft>().Handle(new(Guid.CreateVersion7(), actor, matter, Answers.Usual(matter), Again: true), Stop);
        begun.Refusals[0].Code.ShouldBe("cases.out-of-mandate");

        // Begun by the principal, or before the mandate was narrowed: pressing the last button files nothing either.
        var wide = actor with { ActingFor = actor.ActingFor! with { Scope = MandateScope.Read([MandateScope.WordOfMatter(Insured)])! } };
        var walk = new Walk(services, matter, wide);
        var draft = await walk.Begin(Answers.Usual(matter));
        await walk.FillIn(draft);
        await walk.HandIn(draft);
        var filed = await services.GetRequiredService<DraftFiling>().Handle(new(draft, actor, Agreed: true) { Again = true }, Stop);
        filed.Refusals[0].Code.ShouldBe("cases.draft-not-found");
        (await services.GetRequiredService<DraftStore>().Find(draft, wide.Reach!, Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_operator_of_one_class_sees_and_files_that_class_only()
    {
        var services = await portal.Services();
        var masters = services.GetRequiredService<MasterKeys>();
        var (body, person) = (SubjectId.OfEnterprise(masters, "91990102MA0H7K2C60"), await Subject(GuoYuan));
        await Accepted(new(person, false, "郭远山", body, true, Capacity.Operator, MandateScope.Read([MandateScope.WordOfClass("business-open")])!, [], In30Days));
        using var boss = await new Shop(portal).SignedIn();
        var filed = await new Shop(portal).Filed(boss);
        var matter = await Matter("YJS-E06");
        var other = await new Walk(services, matter).File(Answers.Usual(matter));
        var otherNumber = (await new Walk(services, matter).Now(other)).Number;

        using var operating = await new Shop(portal).SignedIn("guoyuan");
        (await operating.Get($"/cases/{filed.Number}")).Status.ShouldBe(200);
        (await operating.Get($"/cases/{otherNumber}")).Status.ShouldBe(404);
        var list = await operating.Get("/cases");
        list.Text.ShouldContain(filed.Number);
        list.Text.ShouldNotContain(otherNumber);
        (await operating.Get("/apply/YJS-E06")).H1.ShouldContain("没有请您办这件事");
        (await operating.Get("/wallet")).Text.ShouldNotContain("营业执照", customMessage: "certificates were not given");
        (await boss.Get($"/cases/{otherNumber}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_form_that_was_shown_under_another_name_files_nothing()
    {
        using var browser = await new Shop(portal).SignedIn();
        var shown = (await browser.Get(Shop.Guide)).Form().With("again", "1");
        var draft = (await Shop.Start(browser)).Path;
        var page = await Shop.Filled(browser, draft, "signboard");
        await browser.Submit((await browser.Get("/acting")).Form().With("for", "me"));
        foreach (var form in new[] { shown, page })
        {
            var refused = await browser.Submit(form);
            refused.Status.ShouldBe(409);
            refused.H1.ShouldBe("这一页是替东湖市禾味小馆餐饮有限公司填的，没有送出去");
            refused.Text.ShouldContain("您现在替您自己办事");
        }

        (await browser.Get("/cases")).Text.ShouldNotContain(draft[^5..]);
        using var back = await new Shop(portal).SignedIn();
        (await back.Get($"{draft}/form/signboard")).Find("[name=signboardText]")!.GetAttribute("value").ShouldBe("");
    }

    [Fact]
    public async Task A_guardian_acts_for_a_child_and_says_so_with_every_application()
    {
        using var guardian = await new Shop(portal).SignedIn("liufang", null);
        (await AddChild(guardian)).Text.ShouldContain("孩子加好了");
        using var acting = await Switched("liufang", "990102202103141280");
        acting.ShouldNotBeNull();
        (await acting.Get("/account")).Find(".acting")!.TextContent.ShouldContain("2035年3月13日");
        var matter = await Matter(Insured);
        var draft = (await acting.Submit((await acting.Get($"/apply/{Insured}{Query(matter)}")).Form().With("again", "1"))).Path;
        var check = await acting.Get(draft + "/check");
        check.Text.ShouldContain("这是替孩子陈沐办的，提交人是监护人");
        check.Find("[name=consent-guardian]").ShouldNotBeNull();
        using var child = await new Shop(portal).SignedIn("qinlang", null);
        (await AddChild(child)).Errors.ShouldHaveSingleItem().ShouldContain("登记里查不到您是这个孩子的监护人");
    }

    [Fact]
    public async Task A_silent_register_makes_nobody_a_guardian()
    {
        using var browser = await new Shop(portal).SignedIn("guxiao", null);
        await portal.Switch("vaccination", "down");
        try
        {
            (await AddChild(browser)).Errors.ShouldHaveSingleItem().ShouldContain("请过一会儿再试");
        }
        finally
        {
            await portal.Switch("vaccination", "ok");
        }
    }

    private static DateTimeOffset In30Days => TimeProvider.System.GetUtcNow().AddDays(30);

    private static string Query(Matter matter) => "?" + string.Join('&', Answers.Usual(matter).Values.Select(a => $"{a.Key}={a.Value}"));

    private static async Task<Seen> AddChild(Browser browser) => await browser.Submit((await browser.Get("/account/mandates/child"))
        .Form("form:has([name=consent])").With("name", "陈沐").With("id-number", "990102202103141280").With("consent", "1"));

    private async Task<Browser> Switched(string user, string principal)
    {
        var browser = await new Shop(portal).SignedIn(user, null);
        var page = await browser.Submit((await browser.Get("/acting")).Form().With("for", (await Subject(principal)).ToString()));
        page.Status.ShouldBe(200);
        return browser;
    }

    private async Task<Actor> Acting(string holder, string name, string principal)
    {
        var services = await portal.Services();
        var person = await Subject(holder);
        var account = (await services.GetRequiredService<IPeople>().CitizenAccount(person, Stop))!.Value;
        return new(account, person, name, await services.GetRequiredService<MandateRows>().Now(person, (await Subject(principal)).ToString(), Stop), null);
    }

    private async Task<Guid> Mandated(string principal, string holder, string name, string word) => await Accepted(
        new(await Subject(holder), false, name, await Subject(principal), false, Capacity.Agent, MandateScope.Read([word])!, [], In30Days));

    private async Task<Guid> Accepted(NewMandate mandate)
    {
        var id = (await (await Book()).Offer(mandate, new(mandate.Principal, null), Stop))!.Value;
        (await (await Book()).Accept(id, new(mandate.Holder, null), Stop)).ShouldBeTrue();
        return id;
    }

    private async Task<MandateBook> Book() => (await portal.Services()).GetRequiredService<MandateBook>();

    private async Task<Matter> Matter(string code) => (await portal.Services()).GetRequiredService<ICatalog>().Find(code)!;

    private async Task<Guid> Subject(string idNumber) => SubjectId.OfPerson((await portal.Services()).GetRequiredService<MasterKeys>(), idNumber);
}
