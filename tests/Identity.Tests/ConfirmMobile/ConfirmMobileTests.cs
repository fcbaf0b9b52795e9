using Npgsql;
using OneStop.Testing;

namespace OneStop.Identity.Tests.ConfirmMobile;

public sealed class ConfirmMobileTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    [Fact]
    public async Task A_mobile_that_was_confirmed_lets_its_owner_in_and_an_earlier_owner_no_more()
    {
        using var first = await portal.SignedIn("yuman");
        (await Confirm(first, "13766667777")).Text.ShouldContain("手机号核对好了");
        using var byMobile = await portal.Visitor();
        (await byMobile.SignIn("13766667777", portal.Cast.Password)).Path.ShouldBe("/acting");
        (await byMobile.Get("/account")).Text.ShouldContain("俞漫舟");

        portal.Clock.Move(TimeSpan.FromMinutes(2));
        // The number was given to somebody else, who shows that they hold it.
        using var second = await portal.SignedIn("qinlang");
        await Confirm(second, "13766667777");
        using var now = await portal.Visitor();
        await now.SignIn("13766667777", portal.Cast.Password);
        (await now.Get("/account")).Text.ShouldContain("秦朗");
        (await first.Get("/account")).Text.ShouldContain("还没有核对");
    }

    [Fact]
    public async Task Saying_that_a_mobile_is_mine_takes_it_from_nobody()
    {
        using var squatter = await portal.SignedIn("liufang");
        var page = await squatter.Submit((await squatter.Get("/account/mobile")).Form("form:has([name=mobile])").With("mobile", "19900004727"));
        page.Text.ShouldContain("短信里的6位数字");
        using var owner = await portal.Visitor();
        (await owner.SignIn("19900004727", portal.Cast.Password)).Path.ShouldBe("/acting");
    }

    [Fact]
    public async Task A_mobile_that_nobody_confirmed_lets_nobody_in_and_nobody_act_for_an_enterprise()
    {
        await Sql("update identity.people set mobile_confirmed_at = null where subject = (select subject from identity.accounts where id = $1)", "guxiao");
        using var byMobile = await portal.Visitor();
        var mobile = portal.Cast.Citizens.Single(c => c.User == "guxiao").Mobile;
        (await byMobile.SignIn(mobile, portal.Cast.Password)).Errors.ShouldBe(["账号或者密码不对"]);

        using var browser = await portal.SignedIn("guxiao");
        var page = await browser.Submit((await browser.Get("/register/enterprise")).Form("form:has([name=uscc])").With("uscc", "91990102598764311N"));
        page.Errors.ShouldBe(["您的手机号还没有核对，请先到「我的账号」核对"]);
        await Confirm(browser, mobile);
        using var later = await portal.Visitor();
        (await later.SignIn(mobile, portal.Cast.Password)).Path.ShouldBe("/");
    }

    private async Task<Seen> Confirm(Browser browser, string mobile)
    {
        var page = await browser.Submit((await browser.Get("/account/mobile")).Form("form:has([name=mobile])").With("mobile", mobile));
        return await browser.Submit(page.Form("form:has([name=code])").With("code", await portal.Texts.CodeOf(mobile)));
    }

    private async Task Sql(string text, string user)
    {
        var services = await portal.Services();
        var logins = services.GetRequiredService<Accounts.Logins>();
        var account = (await logins.Find(Accounts.AccountKind.Citizen, user, default))!;
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(text);
        command.Parameters.Add(EventSourcing.Database.Sql.P(account.Id));
        (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }
}
