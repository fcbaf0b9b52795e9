using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OneStop.Testing;

namespace OneStop.SignOn.Tests.Logout;

public sealed class LogoutTests(SignOnPortal portal)
{
    private async Task<Site> SiteOf(Listener listener, string department = "health") =>
        await portal.NewSite(department, f => f with { LogoutUri = listener.Address });

    private async Task<JsonWebToken> Read(Site site, string token)
    {
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(token, new()
        {
            ValidIssuer = portal.Issuer,
            ValidAudience = site.ClientId,
            IssuerSigningKeys = new JsonWebKeySet((await site.Get("/.well-known/jwks")).ToJsonString()).GetSigningKeys(),
            ValidTypes = ["logout+jwt"],
            ValidAlgorithms = ["ES256"],
        });
        read.IsValid.ShouldBeTrue(read.Exception?.Message);
        return (JsonWebToken)read.SecurityToken;
    }

    [Fact]
    public async Task Whoever_signs_out_here_is_signed_out_at_every_site()
    {
        await using var near = await Listener.Start();
        await using var far = await Listener.Start();
        using var one = await SiteOf(near, "health");
        using var two = await SiteOf(far, "tax");
        using var browser = await portal.SignedIn("liufang");
        var first = await one.SignIn(browser);
        var second = await two.SignIn(browser);
        (await browser.Submit((await browser.Get("/signout")).Form("main form"))).Text.ShouldContain("已经退出了");
        foreach (var (site, answer, listener) in new[] { (one, first, near), (two, second, far) })
        {
            var token = await Read(site, await listener.Next());
            token.Subject.ShouldBe(answer.Id.Subject);
            token.GetClaim("sid").Value.ShouldBe(answer.Id.GetClaim("sid").Value);
            token.GetPayloadValue<System.Text.Json.JsonElement>("events").TryGetProperty("http://schemas.openid.net/event/backchannel-logout", out _)
                .ShouldBeTrue();
            token.TryGetClaim("nonce", out _).ShouldBeFalse();
            (await site.Refresh(answer.Refresh)).Error.ShouldBe("invalid_grant");
            (await site.IsActive(answer.Access)).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_site_that_was_away_is_told_again()
    {
        await using var listener = await Listener.Start(refusals: 2);
        using var site = await SiteOf(listener);
        using var browser = await portal.SignedIn("guxiao");
        await site.SignIn(browser);
        await browser.Submit((await browser.Get("/signout")).Form("main form"));
        await Read(site, await listener.Next());
        listener.Asked.ShouldBe(3);
    }

    [Fact]
    public async Task A_site_that_was_taken_back_its_consent_is_told()
    {
        await using var listener = await Listener.Start();
        using var site = await SiteOf(listener);
        using var browser = await portal.SignedIn("guxiao");
        var answer = await site.SignIn(browser);
        var list = await browser.Get("/account/sites");
        foreach (var link in list.All("main li a").Select(a => a.GetAttribute("href")!))
            await browser.Submit((await browser.Get(link)).Form("main form"));
        (await Read(site, await listener.Next())).Subject.ShouldBe(answer.Id.Subject);
    }

    [Fact]
    public async Task A_site_sends_somebody_to_sign_out_here_and_gets_them_back()
    {
        using var site = await portal.NewSite("health", f => f with { NameZh = "退出试试" });
        using var browser = await portal.SignedIn("qinlang");
        var answer = await site.SignIn(browser);
        var to = $"/connect/logout?id_token_hint={answer["id_token"]}&post_logout_redirect_uri={Uri.EscapeDataString(Site.Home + "bye")}&state=s";
        var asked = await browser.Get(to);
        asked.H1.ShouldBe("一站办也退出吗？");
        asked.Text.ShouldContain("退出试试");
        var stay = await browser.Submit(asked.Form("form:has([name=decision])").Press("decision", "stay"));
        Site.Back(stay)["state"].ShouldBe("s");
        (await browser.Get("/account")).Path.ShouldBe("/account");
        var gone = await browser.Submit((await browser.Get(to)).Form("form:has([name=decision])").Press("decision", "go"));
        gone.Find("main a.btn")!.GetAttribute("href").ShouldBe(Site.Home + "bye?state=s");
        (await browser.Get("/account")).Path.ShouldBe("/signin");
        Site.Back(await browser.Get(to))["state"].ShouldBe("s", "nobody is signed in, so nobody is asked");
    }

    [Theory]
    [InlineData("https://evil.example/bye")]
    [InlineData("https://site.example/bye/")]
    public async Task Signing_out_leads_to_no_address_that_is_not_registered(string address)
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("qinlang");
        var answer = await site.SignIn(browser);
        var page = await browser.Get($"/connect/logout?id_token_hint={answer["id_token"]}&post_logout_redirect_uri={Uri.EscapeDataString(address)}");
        page.Status.ShouldBe(400);
        page.Headers.Keys.ShouldNotContain("Refresh");
        (await browser.Get("/account")).Path.ShouldBe("/account");
        (await browser.Get($"/connect/logout?id_token_hint={Signer.Unsigned(answer["id_token"]!)}")).Text.ShouldNotContain("测试网站");
    }

    [Fact]
    public async Task Another_site_cannot_sign_somebody_out_by_a_form_of_its_own()
    {
        using var browser = await portal.SignedIn("qinlang");
        (await browser.Post("/connect/logout", ("decision", "go"))).Status.ShouldBe(400);
        (await browser.Get("/account")).Path.ShouldBe("/account");
    }
}

public sealed class PasswordLogoutTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    [Fact]
    public async Task A_new_password_ends_what_the_old_one_opened_also_at_sites()
    {
        await using var listener = await Listener.Start();
        using var site = await portal.NewSite("health", f => f with { LogoutUri = listener.Address });
        using var elsewhere = await portal.SignedIn("malin");
        var answer = await site.SignIn(elsewhere);
        using var here = await portal.SignedIn("malin");
        var form = (await here.Get("/password")).Form("form:has([name=new])");
        (await here.Submit(form.With("login", "malin").With("password", portal.Cast.Password).With("new", "noodles at dawn 7")
            .With("again", "noodles at dawn 7"))).Path.ShouldBe("/account");
        (await listener.Next()).ShouldNotBeEmpty();
        (await site.Refresh(answer.Refresh)).Error.ShouldBe("invalid_grant");
    }
}
