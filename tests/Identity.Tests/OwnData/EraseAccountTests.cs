using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Secrets;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Identity.Tests.OwnData;

/// <summary>Erasing an account: asked twice with a fresh proof, at once on every device, and provable (个人信息保护法 47).</summary>
public sealed class EraseAccountTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    private const string Mobile = "19900009101";
    private static readonly string Number = DemoRegisters.Bare.IdNumber, Name = DemoRegisters.Bare.Name;

    [Fact]
    public async Task Who_has_nothing_that_a_law_keeps_is_forgotten_and_may_come_again_as_new()
    {
        using var browser = await portal.Visitor();
        (await Register(browser, Mobile)).Path.ShouldBe("/registered");
        using var elsewhere = await portal.Visitor();
        (await elsewhere.SignIn(Number, Registration.Password)).Path.ShouldBe("/");
        var services = await portal.Services();
        var subject = SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), Number);

        var first = await browser.Get("/account/erase");
        first.Text.ShouldContain("姓名、身份证号、手机号和密码");
        first.Text.ShouldContain("您的密钥也一起销毁");
        var last = await browser.Get(first.Link("看清楚了"));
        (await browser.Submit(last.Form("main form"))).Errors.ShouldHaveSingleItem().ShouldContain("不能反悔");
        (await browser.Submit(last.Form("main form").With("sure", "1"))).Path.ShouldBe("/erased");

        (await browser.Get("/account")).Path.ShouldBe("/signin");
        (await Eventually(() => elsewhere.Get("/account"), page => page.Path == "/signin")).Path.ShouldBe("/signin");
        using var again = await portal.Visitor();
        (await again.SignIn(Number, Registration.Password)).Path.ShouldBe("/signin");
        (await again.SignIn(Mobile, Registration.Password)).Path.ShouldBe("/signin");
        (await services.GetRequiredService<SubjectKeys>().Find(subject)).ShouldBeNull();
        (await services.GetRequiredService<IPeople>().Person(subject)).ShouldBeNull();
        foreach (var table in (string[])["identity.logins", "identity.passkeys", "identity.accounts"])
            (await Count(
                $"select count(*) from {table} where {(table == "identity.accounts" ? "subject" : "account")} = any (select $1)", subject)).ShouldBe(0);
        (await Count("select count(*) from platform.due where kind = 'mydata.erase' and stream_id = $1", subject)).ShouldBe(0);
        // The history stays: that it was asked for is in a chained ledger.
        (await Count("select count(*) from mydata.looks where subject = $1 and purpose = 'mydata.erase'", subject)).ShouldBe(1);

        using var anew = await portal.Visitor();
        (await Register(anew, "19900009102")).Path.ShouldBe("/registered");
        (await anew.Get("/account")).Text.ShouldContain(Name);
        (await anew.Get("/account/looks")).Text.ShouldContain("注销了账号");
    }

    [Fact]
    public async Task Who_has_certificates_keeps_them_and_their_key_and_finds_them_again()
    {
        const string qinLang = "990102198605096177";
        using var browser = await portal.SignedIn("qinlang");
        var plan = await browser.Get("/account/erase");
        plan.Text.ShouldContain("本有效的证照");
        plan.Text.ShouldContain("留下的办件和证照仍然加密");
        await browser.Submit((await browser.Get("/account/erase/last")).Form("main form").With("sure", "1"));
        var services = await portal.Services();
        var subject = SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), qinLang);
        (await services.GetRequiredService<SubjectKeys>().Find(subject)).ShouldNotBeNull();
        (await services.GetRequiredService<IPeople>().Person(subject)).ShouldBeNull();

        using var anew = await portal.Visitor();
        var registered = await Registration.Register(anew, "秦朗", qinLang, "19900009103", portal.Texts.CodeOf);
        registered.Path.ShouldBe("/registered", registered.Text);
        (await anew.Get("/wallet")).Text.ShouldContain("残疾人证");
    }

    [Fact]
    public async Task A_screen_that_was_left_open_erases_nothing()
    {
        using var browser = await portal.SignedIn("guxiao");
        var last = await browser.Get("/account/erase/last");
        portal.Clock.Move(TimeSpan.FromMinutes(15));
        (await browser.Submit(last.Form("main form").With("sure", "1"))).Path.ShouldBe("/account/prove");
        (await browser.Get("/account/erase")).Path.ShouldBe("/account/prove");
        (await browser.Get("/account/data")).Path.ShouldBe("/account/prove");
        (await browser.Get("/account")).Text.ShouldContain("顾晓岚");
    }

    [Fact]
    public async Task An_erasure_that_a_node_did_not_finish_leaves_who_came_again_alone()
    {
        using var browser = await portal.SignedIn("liufang");
        var services = await portal.Services();
        var subject = SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), "990102198809032044");
        var handler = services.GetServices<EventSourcing.DueTimes.IDueHandler>().Single(h => h.Kind == "mydata.erase");
        await handler.Handle(new(subject, "mydata.erase", Guid.CreateVersion7().ToString("N"), portal.Clock.GetUtcNow()), default);
        (await browser.Get("/account")).Text.ShouldContain("刘芳");
    }

    [Fact]
    public async Task The_ledgers_are_sound_after_it()
    {
        using var browser = await portal.SignedIn("malin");
        await browser.Submit((await browser.Get("/account/erase/last")).Form("main form").With("sure", "1"));
        (await Count("select count(*) from mydata.looks where purpose = $1", "mydata.erase")).ShouldBeGreaterThan(0);
        var check = await (await portal.Services()).GetRequiredService<IntegrityCheck>().Run();
        // No worker signs roots in this portal; what counts here are chains, kept rows and lists.
        check.Faults.Where(f => !f.Contains("in no signed root", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>A table that refers to accounts and is forgotten in EraseOwnAccount would keep the account of whoever has a row there.</summary>
    [Fact]
    public async Task Everything_that_refers_to_an_account_goes_with_it()
    {
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select conrelid::regclass::text from pg_constraint where confrelid = 'identity.accounts'::regclass order by 1");
        var referring = new List<string>();
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
                referring.Add(row.GetString(0));
        }

        // Posts are held by officials' accounts, which no citizen erases.
        referring.ShouldBe(["identity.authenticators", "identity.issuer_links", "identity.logins", "identity.passkeys", "identity.posts",
            "identity.recovery_codes"]);
    }

    private Task<Seen> Register(Browser browser, string mobile) => Registration.Register(browser, Name, Number, mobile, portal.Texts.CodeOf);

    private static async Task<Seen> Eventually(Func<Task<Seen>> look, Func<Seen, bool> wanted)
    {
        var seen = await look();
        for (var n = 0; n < 20 && !wanted(seen); n++)
        {
            await Task.Delay(100);
            seen = await look();
        }

        return seen;
    }

    private async Task<long> Count(string sql, object value)
    {
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
