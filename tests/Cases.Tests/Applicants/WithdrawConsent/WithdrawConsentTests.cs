using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Domain;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>A consent is taken back as easily as it was given (个人信息保护法 15).</summary>
public sealed class WithdrawConsentTests(PortalUnderTest portal)
{
    private static readonly CommandContext By = new(new("00000000-0000-0000-0000-0000000000a1"), Channel.Portal);

    private static Given Filed() => Given.AFiledRestaurant(only: [Restaurant.Licence, Restaurant.Sign]);

    private static Case With(Given given, params Consent[] consents) => given.State with { Consents = [.. consents] };

    private static Result<Decision<Unit>> Decide(Case state, Consent consent, params string[] items) =>
        WithdrawConsentHandler.Decide(state, new(consent, [.. items]), By, Given.Monday);

    [Fact]
    public void What_is_not_decided_ends_with_the_consent() =>
        Decide(With(Filed().Accepted(Restaurant.Sign), Consent.Provider), Consent.Provider, Restaurant.Sign).Events()
            .Select(e => e.GetType()).ShouldBe([typeof(ConsentWithdrawn), typeof(ItemWithdrawn)]);

    [Fact]
    public void What_was_decided_stays() =>
        Decide(With(Filed().Granted(Restaurant.Licence, withResult: false), Consent.Provider), Consent.Provider, Restaurant.Licence).Events()
            .ShouldHaveSingleItem().ShouldBeOfType<ConsentWithdrawn>();

    [Fact]
    public void Pressing_twice_withdraws_once() =>
        Decide(With(Filed(), Consent.Provider) with { WithdrawnConsents = [Consent.Provider] }, Consent.Provider, Restaurant.Sign).Events().ShouldBeEmpty();

    [Fact]
    public void Where_all_rests_on_duties_there_is_nothing_to_withdraw() =>
        Decide(Filed().State, Consent.Provider).Code().ShouldBe("cases.consent-not-given");

    [Fact]
    public void A_guardian_takes_the_application_back_instead() =>
        Decide(With(Filed(), Consent.Guardian), Consent.Guardian).Code().ShouldBe("cases.consent-with-application");

    [Fact]
    public async Task From_then_on_the_company_sees_nothing_of_what_was_filed_and_learns_why()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-T56", json =>
        {
            json["items"]![0]!["department"] = "water";
            json["items"]![0]!["results"]![0]!["certificateType"] = "91990100MB0D34026R901";
        }));
        using var browser = await new Shop(portal).SignedIn();
        var draft = await trial.Start(browser);
        await Trial.FillIn(browser, draft);
        (await browser.Submit(Shop.Signed(await browser.Get(draft + "/check")))).Path.ShouldEndWith("/receipt");
        var number = (await trial.Now(new FiledCase(Shop.IdOf(draft), "", portal))).Number;
        using var company = await new CaseDesk(portal).SignedIn("jiangbo");
        var before = await company.Get($"/desk/cases/{number}/{TryMatter.First}");
        before.Text.ShouldContain("股东");
        var paper = before.All("[href*='/files/'], [src*='/files/']").Select(l => l.GetAttribute("href") ?? l.GetAttribute("src")!).First();

        var list = await browser.Get("/account/consents");
        list.Text.ShouldContain("同意把上面列的内容提供给东湖市水务集团有限公司");
        list.Text.ShouldContain("第二十三条、第二十九条");
        list.Text.ShouldContain("没有同意可以撤回");
        var asked = await browser.Get($"/cases/{number}/consent");
        asked.Text.ShouldContain("还没有办好的这几项会停办：第一项、第二项");
        var done = await browser.Submit(asked.Form());
        done.Path.ShouldBe("/account/consents");
        done.Text.ShouldContain("同意撤回了");

        var after = await company.Get($"/desk/cases/{number}/{TryMatter.First}");
        after.Status.ShouldBe(200);
        after.Text.ShouldContain("撤回了提供给企业的同意");
        after.Body.ShouldNotContain(Trial.Holder);
        after.Body.ShouldNotContain("股东");
        (await company.Get(paper)).Status.ShouldBe(404);
        (await browser.Get($"/cases/{number}")).Text.ShouldContain("您撤回了提供给企业的同意");
        (await trial.Now(new FiledCase(Shop.IdOf(draft), "", portal))).Items.ShouldAllBe(i => i.IsFinal);
    }

    [Fact]
    public async Task A_case_of_somebody_else_has_no_consent_to_withdraw()
    {
        var filed = await new CaseDesk(portal).File(e => e with { Consents = [Consent.Provider] });
        using var browser = await new Shop(portal).SignedIn();
        (await browser.Get($"/cases/{filed.Number}/consent")).Status.ShouldBe(404);
    }
}
