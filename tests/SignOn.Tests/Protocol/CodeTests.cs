using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OneStop.SignOn.Tests.Protocol;

public sealed class CodeTests(SignOnPortal portal)
{
    [Fact]
    public async Task The_discovery_document_says_what_there_is_and_no_more()
    {
        using var site = await portal.NewSite();
        var told = await site.Get("/.well-known/openid-configuration");
        told["issuer"]!.ToString().ShouldBe(portal.Issuer);
        told["token_endpoint"]!.ToString().ShouldBe(portal.Issuer + "connect/token");
        string[] Values(string name) => [.. told[name]!.AsArray().Select(v => v!.ToString())];
        Values("code_challenge_methods_supported").ShouldBe(["S256"]);
        Values("response_modes_supported").ShouldBe(["query"]);
        Values("response_types_supported").ShouldBe(["code"]);
        Values("id_token_signing_alg_values_supported").ShouldBe(["ES256"]);
        Values("scopes_supported").ShouldBe(["openid", "offline_access", "profile", "represent"], ignoreOrder: true);
        Values("token_endpoint_auth_methods_supported").ShouldContain("private_key_jwt");
        var keys = (await site.Get("/.well-known/jwks"))["keys"]!.AsArray();
        keys.Count.ShouldBe(2);
        keys.Select(k => k!["crv"]!.ToString()).ShouldAllBe(c => c == "P-256");
        keys.ShouldAllBe(k => k!["d"] == null);
    }

    [Fact]
    public async Task Somebody_allows_a_site_once_and_goes_straight_through_the_next_time()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.Visitor();
        var door = await browser.Get(site.Address());
        door.Path.ShouldBe("/signin");
        door.Text.ShouldContain("「测试网站」请您登录");
        (await browser.Submit(door.Form("form:has([name=login])").With("login", "liufang").With("password", "not it"))).Text.ShouldContain("「测试网站」请您登录");
        (await browser.Get(door.Find("a[href^='/signin/passkey']")!.GetAttribute("href")!)).Text.ShouldContain("「测试网站」请您登录");
        (await browser.Get("/signin?return=/connect/authorize?client_id=nobody")).Text.ShouldNotContain("请您登录");
        (await browser.Get("/signin?return=/account")).Text.ShouldNotContain("请您登录");
        var asked = await browser.Submit(door.Form("form:has([name=login])").With("login", "liufang").With("password", portal.Cast.Password));
        asked.Text.ShouldContain("测试网站");
        asked.Text.ShouldContain("身份证号、手机号、您在这里办的事，都不会给它");
        var back = Site.Back(await browser.Submit(asked.Form("form:has(button[value=yes])").Press("decision", "yes")));
        back["state"].ShouldBe("from-here");
        back["iss"].ShouldBe(portal.Issuer);
        var answer = await site.Redeem(back["code"]);
        answer.Status.ShouldBe(200);
        answer.Id.GetClaim("name").Value.ShouldBe("刘芳");
        answer.Id.GetClaim("real_name_level").Value.ShouldBe("2");
        answer.Id.GetClaim("nonce").Value.ShouldBe("n-1");
        answer.Id.GetClaim("sid").Value.ShouldNotBeEmpty();
        answer.Id.Alg.ShouldBe("ES256");
        (await site.Visit(browser)).Keys.ShouldContain("code");
    }

    [Fact]
    public async Task A_token_is_signed_with_a_published_key_and_holds_no_number_of_the_person()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("liufang");
        var answer = await site.SignIn(browser);
        var keys = new JsonWebKeySet((await site.Get("/.well-known/jwks")).ToJsonString());
        foreach (var token in new[] { answer.Access, answer["id_token"]! })
        {
            var read = await new JsonWebTokenHandler().ValidateTokenAsync(token, new()
            {
                ValidIssuer = portal.Issuer,
                ValidAudience = site.ClientId,
                IssuerSigningKeys = keys.GetSigningKeys(),
                ValidAlgorithms = ["ES256"],
            });
            read.IsValid.ShouldBeTrue(read.Exception?.Message);
            var text = System.Text.Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(token.Split('.')[1]));
            text.ShouldNotContain("990102198809032044");
            text.ShouldNotContain("own_");
        }

        new JsonWebToken(answer.Access).TryGetClaim("name", out _).ShouldBeFalse();
        int.Parse(answer["expires_in"]!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(595, 600);
    }

    [Fact]
    public async Task Whoever_does_not_agree_goes_back_and_nothing_is_known()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("liufang");
        var page = await browser.Get(site.Address());
        var back = Site.Back(await browser.Submit(page.Form("form:has(button[value=no])").Press("decision", "no")));
        back["error"].ShouldBe("access_denied");
        back.Keys.ShouldNotContain("code");
        (await browser.Get(site.Address())).All("button[value=yes]").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_person_has_one_number_for_a_department_and_another_for_every_other()
    {
        using var browser = await portal.SignedIn("liufang");
        using var other = await portal.SignedIn("qinlang");
        using var one = await portal.NewSite("market-regulation");
        using var sister = await portal.NewSite("market-regulation");
        using var far = await portal.NewSite("health");
        var first = await one.SignIn(browser);
        (await one.SignIn(browser)).Id.Subject.ShouldBe(first.Id.Subject);
        var same = await sister.SignIn(browser);
        same.Id.Subject.ShouldBe(first.Id.Subject);
        same.Id.GetClaim("sid").Value.ShouldNotBe(first.Id.GetClaim("sid").Value);
        (await far.SignIn(browser)).Id.Subject.ShouldNotBe(first.Id.Subject);
        (await one.SignIn(other)).Id.Subject.ShouldNotBe(first.Id.Subject);
    }

    [Fact]
    public async Task For_whom_somebody_acts_is_told_only_when_asked_for()
    {
        using var browser = await portal.SignedIn("zhouhe");
        var page = await browser.Get("/acting?return=%2F");
        await browser.Submit(page.Form("form:has([name=for])").With("for", page.All("input[name=for]")[1].GetAttribute("value")!));
        using var site = await portal.NewSite();
        var asked = await site.SignIn(browser, "openid profile represent");
        asked.Id.GetClaim("enterprise_code").Value.Length.ShouldBe(18);
        asked.Id.GetClaim("enterprise_name").Value.ShouldStartWith("东湖市");
        (await site.SignIn(browser)).Id.TryGetClaim("enterprise_code", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("redirect_uri", "https://site.example/back/")]
    [InlineData("redirect_uri", "https://site.example/back?x=1")]
    [InlineData("redirect_uri", "http://site.example/back")]
    [InlineData("redirect_uri", "https://evil.example/back")]
    [InlineData("redirect_uri", null)]
    [InlineData("client_id", "nobody")]
    public async Task Nobody_is_sent_to_an_address_that_is_not_registered_to_the_letter(string name, string? value)
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("liufang");
        var page = await browser.Get(site.Address(changed: (name, value)));
        page.Status.ShouldBe(400);
        page.H1.ShouldBe("这个网站现在不能用一站办登录");
        page.Headers.Keys.ShouldNotContain("Refresh");
    }

    [Theory]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "id_token")]
    [InlineData("response_mode", "form_post")]
    [InlineData("response_mode", "fragment")]
    [InlineData("scope", "openid registers.read")]
    public async Task What_this_provider_does_not_do_is_refused_before_anybody_is_asked(string name, string? value)
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("liufang");
        var sent = name == "code_challenge" ? new[] { (name, value), ("code_challenge_method", null) } : [(name, value)];
        var to = await browser.Redirects(site.Address(changed: sent));
        if (to is not null)
            to.ShouldContain("error=");
        else
            (await browser.Get(site.Address(changed: sent))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_code_is_good_once_and_a_second_use_ends_what_came_of_it()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("liufang");
        var code = (await site.Visit(browser))["code"];
        var answer = await site.Redeem(code);
        (await site.IsActive(answer.Access)).ShouldBeTrue();
        (await site.Redeem(code)).Error.ShouldBe("invalid_grant");
        (await site.IsActive(answer.Access)).ShouldBeFalse();
        (await site.Refresh(answer.Refresh)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_code_without_the_word_that_belongs_to_it_is_worth_nothing()
    {
        using var site = await portal.NewSite();
        using var other = await portal.NewSite();
        using var browser = await portal.SignedIn("liufang");
        var code = (await site.Visit(browser))["code"];
        (await site.Redeem(code, other.Verifier)).Error.ShouldBe("invalid_grant");
        (await other.Redeem(code, site.Verifier)).Error.ShouldBe("invalid_grant");
        var again = (await site.Visit(browser))["code"];
        (await site.Redeem(again, redirect: Site.Home + "bye")).Error.ShouldBe("invalid_grant");
    }

    [Theory]
    [InlineData("none", "login_required")]
    public async Task Somebody_who_is_not_signed_in_is_not_asked_when_the_site_forbids_it(string prompt, string error)
    {
        using var site = await portal.NewSite();
        using var browser = await portal.Visitor();
        Site.Back(await browser.Get(site.Address(changed: ("prompt", prompt))))["error"].ShouldBe(error);
        using var known = await portal.SignedIn("liufang");
        Site.Back(await known.Get(site.Address(changed: ("prompt", prompt))))["error"].ShouldBe("consent_required");
    }

    [Fact]
    public async Task A_site_that_wants_to_be_sure_has_the_password_asked_for_again()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("liufang");
        await site.Visit(browser);
        var door = await browser.Get(site.Address(changed: ("prompt", "login")));
        door.Path.ShouldBe("/signin");
        door.Text.ShouldContain("请再输一次密码");
        var back = Site.Back(await browser.Submit(door.Form("form:has([name=login])").With("login", "liufang").With("password", portal.Cast.Password)));
        (await site.Redeem(back["code"])).Id.GetClaim("auth_time").Value.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_official_is_told_to_use_a_personal_account()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("chenjing");
        (await browser.Get(site.Address())).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_form_of_consent_cannot_be_sent_by_another_site()
    {
        using var site = await portal.NewSite();
        using var browser = await portal.SignedIn("liufang");
        var page = await browser.Get(site.Address());
        var form = page.Form("form:has(button[value=yes])").Press("decision", "yes");
        (await browser.Submit(form.With("form-token"))).Status.ShouldBe(400);
    }
}
