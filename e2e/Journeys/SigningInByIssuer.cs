using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OneStop.E2E.Journeys;

/// <summary>Somebody signs in by the simulated national platform, without scripts and under our own policy.</summary>
public sealed class SigningInByIssuer(CityWithSite city) : IClassFixture<CityWithSite>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task By_the_national_platform_into_the_account_that_says_so(bool phone)
    {
        var page = await city.Open(phone);
        await page.GotoAsync("/signin?return=/account");
        await page.ShouldBeFine(scripts: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "用国家网络身份认证登录" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("国家网络身份认证");
        await page.ShouldBeFine(scripts: false);
        await page.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("取消了");
        await page.ShouldBeFine(scripts: false);

        await page.GetByRole(AriaRole.Link, new() { Name = "再试一次" }).ClickAsync();
        await page.GetByLabel("您是").SelectOptionAsync(new SelectOptionValue { Value = phone ? "990102198809032044" : "990102199406182042" });
        await page.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
        await page.WaitForURLAsync("**/account");
        await Expect(page.Locator("main")).ToContainTextAsync(phone ? "刘芳" : "顾晓岚");
        await Expect(page.Locator("main")).ToContainTextAsync("国家网络身份认证，人脸");
        await page.ShouldBeFine(scripts: false);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_comes_for_the_first_time_gets_an_account(bool phone)
    {
        var page = await city.Open(phone);
        await page.GotoAsync("/signin");
        await page.GetByRole(AriaRole.Link, new() { Name = "用国家网络身份认证登录" }).ClickAsync();
        await page.GetByLabel("您是").SelectOptionAsync(new SelectOptionValue { Value = phone ? "990102198606151553" : "990102199301292886" });
        if (phone)
            await page.GetByLabel("只输了密码").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("账号建好了");
        await Expect(page.Locator("main")).ToContainTextAsync(phone ? "没有核实是您本人" : "您的身份由国家网络身份认证核实");
        await page.ShouldBeFine(scripts: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "继续办事" }).ClickAsync();
        await page.GotoAsync("/account");
        await Expect(page.Locator("main")).ToContainTextAsync(phone ? "身份还没有核实" : "国家网络身份认证，人脸");
        await page.CloseAsync();
    }
}
