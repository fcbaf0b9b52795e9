using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Secrets;
using OneStop.Testing;

namespace OneStop.Identity.Tests.SignInByIssuer;

/// <summary>Signing in by an outside issuer: who comes in, and as whom.</summary>
public sealed class SignInByIssuerTests(PortalWithIssuer portal) : IClassFixture<PortalWithIssuer>
{
    private const string Door = PortalWithIssuer.Door;

    [Fact]
    public async Task Who_has_an_account_is_in_it_and_reads_by_whom_they_were_confirmed()
    {
        var (name, number) = portal.Known("liu-fang");
        portal.Issuer.Next("n-liu", name, number);
        using var browser = await portal.Visitor();
        var door = await browser.Get("/signin?return=%2Fcases");
        var back = await browser.Get(door.Link("用国家网络身份认证登录"));
        back.H1.ShouldBe("登录好了");
        back.Headers["Refresh"].ShouldBe("0; url=/cases");
        portal.Issuer.Asked["code_challenge_method"].ShouldBe("S256");
        portal.Issuer.Asked["response_type"].ShouldBe("code");
        portal.Issuer.Asked["nonce"].ShouldNotBeEmpty();
        portal.Issuer.Redeemed["code_verifier"].ShouldNotBeEmpty();
        portal.Issuer.Redeemed["client_secret"].ShouldBe(OutsideIssuer.Secret);
        back.Address.Query.ShouldNotContain(number);

        var account = await browser.Get("/account");
        account.Text.ShouldContain(name);
        account.Text.ShouldContain("国家网络身份认证，人脸");
        account.Text.ShouldContain("用别的平台的账号");
        (await browser.Get("/account/sessions")).Text.ShouldContain("用别的平台的账号");
        (await portal.Count("select count(*) from identity.sign_ins where way = 'issuer' and outcome = 'signed-in'")).ShouldBeGreaterThan(0);
        browser.Cookies.GetAllCookies().ShouldAllBe(c => c.Value.Length < 4000, "no token is kept");

        // From now on the number there is enough: a password there is as good as one here.
        portal.Issuer.Next("n-liu", name, number, "password");
        using var later = await portal.Visitor();
        (await later.Get(Door)).H1.ShouldBe("登录好了");
        (await later.Get("/account")).Text.ShouldContain("国家网络身份认证，人脸", customMessage: "a lower level takes nothing away");
    }

    [Fact]
    public async Task What_is_kept_of_it_is_told_to_its_owner()
    {
        var (name, number) = portal.Known("ding-shu");
        portal.Issuer.Next("n-ding", name, number);
        using var browser = await portal.Visitor();
        await browser.Get(Door);
        var data = await browser.Get("/account/data");
        data.Text.ShouldContain("用别的平台登录");
        data.Text.ShouldContain("国家网络身份认证");
        (await portal.Count("select count(*) from platform.audit where what = 'account.issuer-added'")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Who_has_none_gets_one_without_a_password_confirmed_as_the_level_says()
    {
        var (name, number) = portal.Known("he-guan");
        portal.Issuer.Next("n-he", name, number);
        using var browser = await portal.Visitor();
        var made = await browser.Get(Door);
        made.H1.ShouldBe("账号建好了");
        made.Text.ShouldContain("您的身份由国家网络身份认证核实");
        made.Headers.ContainsKey("Refresh").ShouldBeFalse("it is read first");
        var account = await browser.Get("/account");
        account.Text.ShouldContain("国家网络身份认证，人脸");
        account.Text.ShouldNotContain("身份还没有核实");
        (await (await portal.Services()).GetRequiredService<IPeople>().Person(await portal.Subject(number)))!.Verified.ShouldBeTrue();

        using var guesser = await portal.Visitor();
        (await guesser.SignIn(number, "")).Path.ShouldBe("/signin");
        (await guesser.SignIn(number, portal.Cast.Password)).Path.ShouldBe("/signin");

        // They set one, and come in by it.
        var set = await browser.Get(account.Link("设密码"));
        set.Path.ShouldBe("/account/password/new");
        var form = set.Form("form:has([name=new])").With("id-number", number);
        await browser.Submit(form.With("new", Registration.Password).With("again", Registration.Password));
        using var elsewhere = await portal.Visitor();
        (await elsewhere.SignIn(number, Registration.Password)).Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_level_that_confirms_nobody_makes_an_unconfirmed_account_that_a_better_one_confirms()
    {
        var (name, number) = portal.Known("tang-xing");
        portal.Issuer.Next("n-tang", name, number, "password");
        using var browser = await portal.Visitor();
        var made = await browser.Get(Door);
        made.H1.ShouldBe("账号建好了");
        made.Text.ShouldContain("没有核实是您本人");
        (await browser.Get("/account")).Text.ShouldContain("身份还没有核实");
        (await (await portal.Services()).GetRequiredService<IPeople>().Person(await portal.Subject(number))).ShouldBeNull("the number is not theirs yet");

        portal.Issuer.Next("n-tang", name, number);
        var confirmed = await browser.Get(made.Link("再登录一次"));
        portal.Issuer.Asked["prompt"].ShouldBe("login");
        confirmed.H1.ShouldBe("登录好了");
        (await browser.Get("/account")).Text.ShouldContain("国家网络身份认证，人脸");
        (await (await portal.Services()).GetRequiredService<IPeople>().Person(await portal.Subject(number)))!.Verified.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_types_somebody_elses_number_there_is_not_in_their_account_here()
    {
        var (name, number) = portal.Known("gu-xiao");
        portal.Issuer.Next("n-thief", name, number, "password");
        using var thief = await portal.Visitor();
        (await thief.Get(Door)).H1.ShouldBe("账号建好了", "an account of their own, unconfirmed and empty");
        (await thief.Get("/account")).Text.ShouldContain("身份还没有核实");
        portal.Issuer.Next("n-unknown-level", name, number, "self-asserted");
        using var other = await portal.Visitor();
        (await other.Get(Door)).Text.ShouldContain("没有核实是您本人");
    }

    [Fact]
    public async Task A_name_that_is_not_the_accounts_opens_nothing()
    {
        portal.Issuer.Next("n-wrong", "顾晓云", portal.Known("gu-xiao").IdNumber);
        await portal.Refused("不一致", 409);
    }

    [Fact]
    public async Task A_number_there_that_has_come_to_mean_somebody_else_opens_nothing()
    {
        var (name, number) = portal.Known("qin-lang");
        portal.Issuer.Next("n-qin", name, number);
        using (var browser = await portal.Visitor())
            (await browser.Get(Door)).H1.ShouldBe("登录好了");
        var (other, otherNumber) = portal.Known("gu-xiao");
        portal.Issuer.Next("n-qin", other, otherNumber);
        await portal.Refused("不一致", 409);
    }

    [Fact]
    public async Task The_dead_and_whom_the_register_does_not_know_get_no_account()
    {
        var (name, number) = portal.Known("mo-yu");
        portal.Issuer.Next("n-mo", name, number);
        await portal.Refused("和人口库的登记对不上", 409);
        portal.Issuer.Next("n-ke", "柯知著", portal.Known("ke-zhi").IdNumber);
        await portal.Refused("和人口库的登记对不上", 409);
        (await portal.Count("select count(*) from identity.people where subject = $1", await portal.Subject(number))).ShouldBe(0);
    }

    [Fact]
    public async Task The_register_away_keeps_out_nobody_whom_the_issuer_confirmed()
    {
        var (name, number) = portal.Known("shen-yan");
        portal.Issuer.Next("n-shen", name, number);
        using var away = portal.Registers.Away();
        using var browser = await portal.Visitor();
        (await browser.Get(Door)).H1.ShouldBe("账号建好了");
        (await browser.Get("/account")).Text.ShouldNotContain("身份还没有核实");
    }

    [Fact]
    public async Task Who_was_forgotten_is_told_to_register_and_nothing_comes_back()
    {
        var (name, number) = portal.Known("qiu-he");
        portal.Issuer.Next("n-qiu", name, number);
        using (var browser = await portal.Visitor())
            (await browser.Get(Door)).H1.ShouldBe("账号建好了");
        await (await portal.Services()).GetRequiredService<SubjectKeys>().DestroyForReturn(await portal.Subject(number));
        portal.Issuer.Next("n-qiu", name, number);
        (await portal.Refused("已经按您的要求注销", 410)).Link("重新注册").ShouldBe("/register");
        // Without the number there it is the same.
        portal.Issuer.Next("n-qiu-2", name, number);
        await portal.Refused("已经按您的要求注销", 410);
    }

    [Fact]
    public async Task Children_and_half_an_answer_are_refused()
    {
        var (name, number) = portal.Known("chen-mu");
        portal.Issuer.Next("n-child", name, number);
        await portal.Refused("14", 400);
        portal.Issuer.Next("n-half", name, "");
        await portal.Refused("没有给出完整的姓名和身份证号", 400);
        portal.Issuer.Next("n-slip", name, "990102199301292887");
        await portal.Refused("没有给出完整的姓名和身份证号", 400);
        portal.Issuer.Next("n-two", name, number);
        portal.Issuer.Says["name"] = new[] { name, "另一个人" };
        await portal.Refused("没有给出完整的姓名和身份证号", 400);
    }

    [Fact]
    public async Task An_official_comes_this_way_as_a_citizen_and_never_to_the_desk()
    {
        var (name, number) = portal.Known("chen-jing");
        portal.Issuer.Next("n-chen", name, number);
        using var browser = await portal.Visitor();
        (await browser.Get(Door + "?return=%2Fdesk")).H1.ShouldBe("账号建好了");
        (await browser.Get("/desk")).Status.ShouldBe(403);
        (await browser.Get("/account")).Text.ShouldNotContain("岗位");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Nobody_is_led_away_afterwards(string wanted)
    {
        var (name, number) = portal.Known("liu-fang");
        portal.Issuer.Next("n-liu", name, number);
        using var browser = await portal.Visitor();
        var back = await browser.Get(Door + "?return=" + Uri.EscapeDataString(wanted));
        back.Headers["Refresh"].ShouldBe("0; url=/");
    }

    [Fact]
    public async Task Who_has_no_password_proves_themselves_there_once_more()
    {
        var (name, number) = portal.Known("lu-yuan");
        portal.Issuer.Next("n-lu", name, number);
        using var browser = await portal.Visitor();
        await browser.Get(Door);
        var prove = await browser.Get("/account/prove?return=%2Faccount%2Fpasskeys");
        var again = await browser.Get(prove.Link("用国家网络身份认证登录"));
        again.Headers["Refresh"].ShouldBe("0; url=/account/passkeys");
        portal.Issuer.Asked["prompt"].ShouldBe("login");
    }

    [Fact]
    public async Task An_issuer_that_nobody_configured_is_not_there()
    {
        using var browser = await portal.Visitor();
        (await browser.Get("/signin/issuer/other")).Status.ShouldBe(404);
        (await browser.Get("/signin/issuer/other/back?code=a&state=b")).Status.ShouldBe(404);
    }
}
