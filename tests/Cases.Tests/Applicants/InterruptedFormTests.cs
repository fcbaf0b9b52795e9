using OneStop.Cases.Tests.World;
using OneStop.Demo.People;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>A session, or a form's cookie, that ended while somebody typed.</summary>
public sealed class InterruptedFormTests(PortalUnderTest portal)
{
    private const string Session = "onestop", FormCookie = "onestop-form", Kept = "onestop-interrupted";
    private readonly Shop shop = new(portal);

    [Fact]
    public async Task What_was_typed_when_the_session_ended_is_sent_after_signing_in_as_whom_one_was()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var form = await Shop.Filled(browser, draft, "signboard");
        browser.Lose(Session);

        var door = await browser.Submit(form);
        door.Path.ShouldBe("/signin");
        door.Text.ShouldContain("登录过期了");
        var resume = await browser.Submit(door.Form().With("login", "zhouhe").With("password", DemoCast.Read().Password));
        resume.Path.ShouldBe("/resume", resume.Text);
        resume.Body.ShouldContain("禾味小馆餐饮有限公司");

        var saved = await browser.Submit(resume.Form());
        saved.Errors.ShouldBeEmpty();
        saved.Path.ShouldStartWith(draft);
        (await browser.Get(draft + "/form/signboard")).Find("[name=signboardText]")!.GetAttribute("value").ShouldBe("禾味小馆");
        (await browser.Get("/resume")).Path.ShouldBe("/");
    }

    [Fact]
    public async Task Another_person_at_the_same_browser_sees_nothing_of_it()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var form = await Shop.Filled(browser, draft, "signboard");
        browser.Lose(Session);

        var door = await browser.Submit(form);
        var other = await browser.Submit(door.Form().With("login", "liufang").With("password", DemoCast.Read().Password));
        other.Status.ShouldBe(404);
        other.Body.ShouldNotContain("一层门头上方");
        (await browser.Get("/resume")).Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_form_whose_cookie_was_lost_is_pressed_once_more()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var form = await Shop.Filled(browser, draft, "signboard");
        browser.Lose(FormCookie);

        var resume = await browser.Submit(form);
        resume.Path.ShouldBe("/resume", resume.Text);
        (await browser.Submit(resume.Form())).Errors.ShouldBeEmpty();
        (await browser.Get(draft + "/form/signboard")).Find("[name=signboardText]")!.GetAttribute("value").ShouldBe("禾味小馆");
    }

    [Fact]
    public async Task Files_cannot_be_kept_and_the_way_back_is()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var href = (await browser.Get(draft + "/materials")).Find("a[href*='/materials/layout-plan']")!.GetAttribute("href")!;
        var form = (await browser.Get(href)).Form("form:has(input[type=file])").WithFile("pages", "图.png", "image/png", Shop.Pixel);
        browser.Lose(Session);

        var door = await browser.Submit(form);
        var resume = await browser.Submit(door.Form().With("login", "zhouhe").With("password", DemoCast.Read().Password));
        resume.Path.ShouldBe("/resume");
        resume.Text.ShouldContain("文件和太长的内容留不住");
        resume.Link("回到那一页").ShouldBe(href);
    }

    [Fact]
    public async Task Of_more_than_a_cookie_holds_the_place_is_kept()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var random = new Random(7);
        var form = (await Shop.Filled(browser, draft, "signboard"))
            .With("signboardText", string.Concat(Enumerable.Range(0, 5000).Select(_ => (char)random.Next('一', '龥'))));
        browser.Lose(FormCookie);

        var resume = await browser.Submit(form);
        resume.Path.ShouldBe("/resume");
        resume.Link("回到那一页").ShouldBe(draft + "/form/signboard");
    }

    [Fact]
    public async Task An_official_loses_no_words_either()
    {
        var desk = new CaseDesk(portal);
        var filed = await (await desk.File(only: [Restaurant.Food])).Accepted(Restaurant.Food);
        using var browser = await desk.SignedIn(CaseDesk.Reviewer);
        var form = (await browser.Get(filed.Url(Restaurant.Food))).Form("#decide").With("note", "平面图上少一个洗手池")
            .To(filed.Url(Restaurant.Food) + "/opinion");
        browser.Lose(Session);

        var door = await browser.Submit(form);
        door.Path.ShouldBe("/staff/signin");
        var resume = await browser.Submit(door.Form().With("login", CaseDesk.Reviewer).With("password", DemoCast.Read().Password));
        resume.Path.ShouldBe("/resume");
        (await browser.Submit(resume.Form())).Text.ShouldContain("平面图上少一个洗手池");
    }

    [Fact]
    public async Task Nobody_is_told_of_a_session_that_did_not_end()
    {
        using var visitor = await portal.Visitor();
        (await visitor.Get("/signin?return=%2Fresume")).Text.ShouldNotContain("登录过期了");
    }

    [Fact]
    public async Task Passwords_are_never_kept()
    {
        using var browser = await shop.SignedIn("liufang", null);
        var page = await browser.Get("/password");
        browser.Lose(FormCookie);
        (await browser.Submit(page.Form().With("login", "liufang").With("password", "x").With("new", "y"))).Status.ShouldBe(400);
        browser.Cookies.GetAllCookies().ShouldNotContain(c => c.Name.StartsWith(Kept, StringComparison.Ordinal));
    }
}
