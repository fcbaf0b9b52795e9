using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using OneStop.Testing;

namespace OneStop.Identity.Tests.SignInByIssuer;

/// <summary>Answers of an issuer that are not what they should be, and ways that were not gone as they should be.</summary>
public sealed class SpoiledAnswersTests(PortalWithIssuer portal) : IClassFixture<PortalWithIssuer>
{
    private const string Door = PortalWithIssuer.Door;

    [Fact]
    public async Task Spoiled_tokens_let_nobody_in()
    {
        var (name, number) = portal.Known("zhou-he");
        foreach (var spoil in (Action<SecurityTokenDescriptor>[])
        [
            t => t.Audience = "another-site",
            t => t.Issuer = "https://another.example",
            t => (t.IssuedAt, t.NotBefore, t.Expires) = (t.IssuedAt!.Value.AddHours(-2), t.IssuedAt.Value.AddHours(-2), t.IssuedAt.Value.AddHours(-1)),
            t => t.Claims["nonce"] = "another",
            t => t.Claims.Remove("nonce"),
            t => t.SigningCredentials = new(new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(new string('k', 64))), "HS256"),
        ])
        {
            portal.Issuer.Next("n-zhou", name, number, spoil: spoil);
            await portal.Refused("的回答核对不上", 400);
        }

        portal.Issuer.Next("n-zhou", name, number, unsigned: true);
        await portal.Refused("的回答核对不上", 400);
        portal.Issuer.Next("n-zhou", name, number, cut: true);
        await portal.Refused("的回答核对不上", 400);
        portal.Issuer.Next("n-zhou", name, number, strangersKey: true);
        await portal.Refused("的回答核对不上", 400);
        portal.Issuer.Next("n-zhou", name, number, error: "server_error");
        await portal.Refused("的回答核对不上", 400);
        (await portal.Count("select count(*) from identity.issuer_links l join identity.accounts a on a.id = l.account where a.subject = $1",
            await portal.Subject(number))).ShouldBe(0);
    }

    [Fact]
    public async Task A_state_that_this_browser_did_not_get_is_worth_nothing()
    {
        var (name, number) = portal.Known("zhou-he");
        portal.Issuer.Next("n-zhou", name, number, state: "made-up");
        await portal.Refused("已经用过", 409);
        using (var browser = await portal.Visitor())
            (await browser.Get(Door + "/back?code=a&state=b")).Text.ShouldContain("已经用过");
        using (var browser = await portal.Visitor())
            (await browser.Get(Door + "/back")).Text.ShouldContain("已经用过");

        // Somebody else's way, begun in their browser and ended in another one: it would sign the victim in as the attacker.
        portal.Issuer.Next("n-zhou", name, number);
        using var attacker = await portal.Visitor();
        var begun = await attacker.Redirects(Door);
        var state = QueryHelpers.ParseQuery(new Uri(begun!).Query)["state"].ToString();
        using var victim = await portal.Visitor();
        (await victim.Get($"{Door}/back?code=a-code&state={Uri.EscapeDataString(state)}")).Text.ShouldContain("已经用过");
        (await victim.Get("/account")).Path.ShouldBe("/signin");
    }

    [Fact]
    public async Task A_way_that_was_gone_once_is_gone_no_second_time()
    {
        var (name, number) = portal.Known("guo-yuan");
        portal.Issuer.Next("n-guo", name, number);
        using var browser = await portal.Visitor();
        var back = await browser.Get(Door);
        back.H1.ShouldBe("登录好了");
        (await browser.Get(back.Address.ToString())).Text.ShouldContain("已经用过");
        (await browser.Get("/account")).Text.ShouldContain(name, customMessage: "and the session goes on");
    }

    [Fact]
    public async Task Who_cancels_there_is_told_so_and_can_try_again()
    {
        portal.Issuer.Next("n-x", "周禾", portal.Known("zhou-he").IdNumber, error: "access_denied");
        var page = await portal.Refused("您在国家网络身份认证取消了", 409);
        page.Link("再试一次").ShouldStartWith(Door);
        page.Link("换一种方式登录").ShouldBe("/signin");
    }

    [Fact]
    public async Task An_issuer_in_trouble_is_no_fault_of_the_person()
    {
        var (name, number) = portal.Known("yu-man");
        portal.Issuer.Next("n-yu", name, number);
        using var browser = await portal.Visitor();
        var begun = await browser.Redirects(Door);
        portal.Issuer.IsAway = true;
        var state = QueryHelpers.ParseQuery(new Uri(begun!).Query)["state"].ToString();
        var page = await browser.Get($"{Door}/back?code=a-code&state={Uri.EscapeDataString(state)}");
        page.Text.ShouldContain("现在连不上");
        page.Status.ShouldBe(409);
        portal.Issuer.IsAway = false;
    }
}
