using Microsoft.Extensions.DependencyInjection;
using OneStop.EventSourcing.Secrets;
using OneStop.Identifiers;
using OneStop.Identity.Mandates;
using OneStop.Identity.Sessions;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Identity.Tests.Sessions;

public sealed class SessionEndTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_minutes_after_signing_out()
    {
        using var owner = await portal.SignedIn("liufang");
        using var thief = await WithCookieOf(owner);
        (await thief.Get("/account")).Path.ShouldBe("/account");
        var page = await owner.Get("/account");
        (await owner.Submit(page.Form("form[action='/signout']"))).Text.ShouldContain("已经退出了");
        (await owner.Get("/")).Text.ShouldNotContain("已经退出了", customMessage: "told once");
        (await owner.Get("/account")).Path.ShouldBe("/signin");
        portal.Clock.Move(SessionEvents.LookEvery);
        (await thief.Get("/account")).Path.ShouldBe("/signin");
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_as_soon_as_any_node_signs_its_session_out()
    {
        using var owner = await portal.SignedIn("qinlang");
        using var thief = await WithCookieOf(owner);
        (await thief.Get("/account")).Path.ShouldBe("/account");
        // Another node, which shares nothing with this one but the database.
        await using var db = Npgsql.NpgsqlDataSource.Create(await portal.ConnectionString());
        await using var find = db.CreateCommand("select id from identity.sign_ins where outcome = 'signed-in' and ended_at is null order by at desc limit 1");
        await new SignInLog(db, portal.Clock).Ended([(Guid)(await find.ExecuteScalarAsync())!], default);
        while ((await thief.Get("/account")).Path != "/signin")
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions()
    {
        using var here = await portal.SignedIn("malin");
        using var elsewhere = await portal.SignedIn("malin");
        var form = (await here.Get("/password")).Form("form:has([name=new])");
        var after = await here.Submit(
            form.With("login", "malin").With("password", portal.Cast.Password).With("new", "noodles at dawn 7").With("again", "noodles at dawn 7"));
        after.Path.ShouldBe("/account");
        portal.Clock.Move(SessionEvents.LookEvery);
        (await here.Get("/account")).Path.ShouldBe("/account");
        (await elsewhere.Get("/account")).Path.ShouldBe("/signin");
    }

    [Fact]
    public async Task An_official_is_signed_out_after_half_an_hour_of_nothing_and_after_eight_hours_in_any_case()
    {
        using var idle = await portal.SignedIn("wukai");
        portal.Clock.Move(TimeSpan.FromMinutes(31));
        (await idle.Get("/account")).Path.ShouldBe("/signin");

        using var busy = await portal.SignedIn("wukai");
        for (var minutes = 0; minutes < 8 * 60; minutes += 20)
        {
            (await busy.Get("/account")).Path.ShouldBe("/account");
            portal.Clock.Move(TimeSpan.FromMinutes(20));
        }

        portal.Clock.Move(TimeSpan.FromMinutes(1));
        (await busy.Get("/account")).Path.ShouldBe("/signin");
    }

    [Fact]
    public async Task A_cookie_planted_before_signing_in_does_not_become_the_session()
    {
        const string planted = "chosen-by-somebody-else";
        using var victim = await portal.Visitor();
        victim.Prefer("onestop", planted);
        await victim.SignIn("liufang", portal.Cast.Password);
        Cookie(victim).ShouldNotBe(planted);
        using var attacker = await portal.Visitor();
        attacker.Prefer("onestop", planted);
        (await attacker.Get("/account")).Path.ShouldBe("/signin");
    }

    [Fact]
    public async Task A_revoked_mandate_leaves_the_session_within_minutes()
    {
        using var browser = await portal.SignedIn("yuman");
        var services = await portal.Services();
        var masters = services.GetRequiredService<MasterKeys>();
        var person = SubjectId.OfPerson(masters, portal.Cast.Citizens.Single(c => c.User == "yuman").IdNumber);
        var enterprise = SubjectId.OfEnterprise(masters, portal.Cast.Enterprises.Single(e => e.Key == "manzhou").Uscc);
        await browser.Submit((await browser.Get("/acting")).Form().With("for", enterprise.ToString()));
        (await browser.Get("/account")).Text.ShouldContain("您现在替东湖市漫舟咖啡有限公司办事");

        var held = await services.GetRequiredService<MandateRows>().Standing(person, enterprise, TestContext.Current.CancellationToken);
        await services.GetRequiredService<MandateBook>().End(held!.Id, EndedWhy.Register, MandateActor.Register, TestContext.Current.CancellationToken);
        portal.Clock.Move(SessionEvents.LookEvery);
        (await browser.Get("/account")).Text.ShouldContain("您现在替自己办事");
    }

    [Fact]
    public async Task Signing_out_takes_more_than_a_link()
    {
        using var browser = await portal.SignedIn("liufang");
        (await browser.Get("/signout")).H1.ShouldBe("要退出吗？");
        (await browser.Post("/signout")).Status.ShouldBe(400);
        (await browser.Get("/account")).Path.ShouldBe("/account");
    }

    private static string? Cookie(Browser browser) => browser.Cookies.GetCookies(browser.Http.BaseAddress!)["onestop"]?.Value;

    private async Task<Browser> WithCookieOf(Browser other)
    {
        var copy = await portal.Visitor();
        copy.Prefer("onestop", Cookie(other)!);
        return copy;
    }
}
