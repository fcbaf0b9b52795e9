using Npgsql;
using OneStop.Identity.Accounts;
using OneStop.Testing;

namespace OneStop.Identity.Tests.WaysBackIn;

/// <summary>Who forgot the password or lost the phone gets in again, and nobody else does.</summary>
public sealed class WaysBackInTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    private const string LostPhone = "13755550001";

    [Fact]
    public async Task A_forgotten_password_is_set_anew_by_a_text_message_and_the_number()
    {
        var person = portal.Cast.Citizens.Single(c => c.User == "guxiao");
        using var elsewhere = await portal.SignedIn("guxiao");
        using var browser = await ByText(person.Mobile);
        (await browser.Get("/account")).Text.ShouldContain(person.Name);
        (await browser.Get("/account/sessions")).Text.ShouldContain("用短信验证码");

        var page = await browser.Get("/account/password/new");
        page.Path.ShouldBe("/account/password/new", "who came by a code has just shown who they are");
        var form = page.Form("form:has([name=new])");
        (await browser.Submit(form.With("id-number", "990102198809032044").With("new", "lanse-yueliang-77").With("again", "lanse-yueliang-77")))
            .Errors.ShouldBe(["和您账号的号码不一致，请核对"]);
        (await browser.Submit(form.With("id-number", person.IdNumber).With("new", "lanse-yueliang-77").With("again", "lanse-yueliang-78")))
            .Errors.ShouldHaveSingleItem();
        (await browser.Submit(form.With("id-number", person.IdNumber).With("new", "lanse-yueliang-77").With("again", "lanse-yueliang-77")))
            .Path.ShouldBe("/account");
        portal.Texts.Last(person.Mobile)!.ShouldContain("密码刚刚重设了");

        await IsOut(elsewhere);
        using var later = await portal.Visitor();
        (await later.SignIn("guxiao", "lanse-yueliang-77")).Path.ShouldNotBe("/signin");
        using var old = await portal.Visitor();
        (await old.SignIn("guxiao", portal.Cast.Password)).Path.ShouldBe("/signin");
    }

    [Fact]
    public async Task A_mobile_of_nobody_is_told_so_to_who_holds_it_and_to_nobody_else()
    {
        using var browser = await portal.Visitor();
        var sent = await Send(browser, "13755550099");
        sent.Text.ShouldContain("短信里的6位数字", customMessage: "the same as for somebody who has an account");
        (await browser.Submit(sent.Form("form:has([name=code])").With("code", "000000"))).Errors.ShouldHaveSingleItem().ShouldNotContain("没有账号");
        var answer = await browser.Submit(sent.Form("form:has([name=code])").With("code", await portal.Texts.CodeOf("13755550099")));
        answer.Status.ShouldBe(404);
        answer.Text.ShouldContain("还没有注册");
    }

    [Fact]
    public async Task A_code_that_was_asked_for_by_somebody_else_opens_nothing()
    {
        var mobile = portal.Cast.Citizens.Single(c => c.User == "yuman").Mobile;
        using var owner = await portal.Visitor();
        await Send(owner, mobile);
        var code = await portal.Texts.CodeOf(mobile);
        using var stranger = await portal.Visitor();
        var page = await stranger.Get("/signin/text");
        page.Find("[name=code]").ShouldBeNull();
        (await stranger.Submit(page.Form("form:has([name=mobile])").With("code", code))).Errors.ShouldHaveSingleItem();
        (await stranger.Get("/account")).Path.ShouldBe("/signin");
    }

    [Fact]
    public async Task Who_lost_the_phone_gets_another_at_the_counter_and_whoever_has_the_old_one_is_out()
    {
        var person = portal.Cast.Citizens.Single(c => c.User == "malin");
        using var thief = await portal.SignedIn("malin");
        using var clerk = await portal.SignedIn("tianyu");
        var page = await Counter(clerk);
        page.Path.ShouldBe("/desk/mobile");
        var form = page.Form("form:has([name=seen])").With("name", person.Name).With("id-number", person.IdNumber).With("mobile", LostPhone);
        (await clerk.Submit(form)).Errors.ShouldBe(["请先核对本人和证件，再勾上"]);
        (await clerk.Submit(form.With("seen", "1").With("name", "马林声"))).Errors.ShouldBe(["没有姓名和号码都对得上的账号，请核对，或者请本人注册"]);
        var sent = await clerk.Submit(form.With("seen", "1").With("lost", "1").With("name", person.Name));
        sent.Body.ShouldNotContain(person.IdNumber);
        var done = await clerk.Submit(sent.Form("form:has([name=code])").With("code", await portal.Texts.CodeOf(LostPhone)));
        done.Text.ShouldContain("换好了");

        await IsOut(thief);
        portal.Texts.Last(person.Mobile)!.ShouldContain("在办事大厅窗口换成了尾号0001");
        using var old = await portal.Visitor();
        (await old.SignIn(person.Mobile, portal.Cast.Password)).Path.ShouldBe("/signin");
        portal.Clock.Move(TimeSpan.FromMinutes(2));
        using var owner = await ByText(LostPhone);
        (await owner.Get("/account")).Text.ShouldContain(person.Name);

        await using var noted = (await portal.Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select count(*) from platform.audit where what = 'account.mobile-renewed' and detail = 'lost' and post like '%/Clerk' and account is not null");
        (await noted.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(1L);
    }

    [Fact]
    public async Task A_clerk_helps_only_so_many_a_day()
    {
        using var clerk = await portal.SignedIn("jiangyu");
        var page = await Counter(clerk);
        var form = page.Form("form:has([name=seen])").With("name", "某某").With("id-number", "990102198809032044").With("mobile", "13755550002")
            .With("seen", "1");
        for (var n = 0; n < RenewMobile.RenewMobileHandler.MostADay; n++)
            (await clerk.Submit(form)).Errors.ShouldHaveSingleItem().ShouldContain("对得上的账号");
        (await clerk.Submit(form)).Errors.ShouldHaveSingleItem().ShouldContain("今天换绑的已经很多");
    }

    private static Task<Seen> Send(Browser browser, string mobile) => browser.Get("/signin/text")
        .ContinueWith(p => browser.Submit(p.Result.Form("form:has([name=mobile])").With("mobile", mobile)), TaskScheduler.Default).Unwrap();

    private async Task<Seen> Counter(Browser clerk)
    {
        var asked = await clerk.Get("/desk/mobile");
        asked.Path.ShouldBe("/account/prove", "an open screen helps nobody into an account");
        return await clerk.Submit(asked.Form("form:has([name=password])").With("password", portal.Cast.Password));
    }

    // Other nodes hear of it by a notification of the database, which takes its moment.
    private static async Task IsOut(Browser browser)
    {
        for (var tries = 0; tries < 50 && (await browser.Get("/account")).Path != "/signin"; tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        (await browser.Get("/account")).Path.ShouldBe("/signin");
    }

    private async Task<Browser> ByText(string mobile)
    {
        var browser = await portal.Visitor();
        var sent = await Send(browser, mobile);
        var came = await browser.Submit(sent.Form("form:has([name=code])").With("code", await portal.Texts.CodeOf(mobile)));
        came.Path.ShouldNotBe("/signin/text");
        return browser;
    }
}
