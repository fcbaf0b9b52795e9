using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>Somebody adds this device, signs in with nothing but it, and takes it away again; with Chromium's virtual authenticator.</summary>
public sealed class Passkeys(City city)
{
    [Fact]
    public async Task Added_used_and_removed()
    {
        // A key belongs to a name, never to a number; and the script has to work under the site's own policy.
        var page = await city.Open(phone: true, strict: true);
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync("/signin");
        await page.Locator("[name=login]").FillAsync("guoyuan");
        await page.Locator("[name=password]").FillAsync(City.Password);
        await page.Locator("main button.btn").First.ClickAsync();

        await page.GotoAsync("/account/passkeys");
        await page.Locator("[name=name]").FillAsync("远山的手机");
        await page.Locator("form[data-passkey] button").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("添加好了");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("远山的手机");

        await SignOut(page);
        await SignInWithIt(page);
        await page.WaitForURLAsync(url => !url.Contains("/signin", StringComparison.Ordinal));
        await page.GotoAsync("/account/sessions");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("用通行密钥");

        await page.GotoAsync("/account/passkeys");
        await page.Locator("a[href$='/end']").ClickAsync();
        await page.Locator("main form button.btn").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("已经删除");
        await SignOut(page);
        await SignInWithIt(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("这里没有登记过这把通行密钥");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Pages_are_fine_for_everybody()
    {
        var person = new Applicant(await city.Open(), scripts: true);
        await person.Open("/signin/passkey");
        await person.SignIn("guoyuan", City.Password);
        foreach (var page in new[] { "/account/passkeys", "/account/sessions", "/account/prove", "/account" })
        {
            await person.Open(page);
            new Uri(person.Page.Url).AbsolutePath.ShouldBe(page);
        }

        await person.Page.Context.CloseAsync();
        var without = new Applicant(await city.Open(phone: true, scripts: false), scripts: false);
        await without.Open("/signin/passkey");
        (await without.Page.Locator("main").InnerTextAsync()).ShouldContain("用密码登录");
        await without.Page.Context.CloseAsync();
    }

    private static async Task SignOut(IPage page)
    {
        await page.GotoAsync("/signout");
        await page.Locator("main form button").First.ClickAsync();
    }

    private static async Task SignInWithIt(IPage page)
    {
        await page.GotoAsync("/signin/passkey?return=/account");
        await page.Locator("form[data-passkey] button").ClickAsync();
    }
}
