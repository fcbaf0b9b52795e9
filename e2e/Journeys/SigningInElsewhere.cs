using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OneStop.E2E.Journeys;

/// <summary>
/// A department's site signs somebody in with us and is signed out by us. Without scripts and under our own policy: a redirect after the
/// password would not get through.
/// </summary>
public sealed class SigningInElsewhere(CityWithSite city) : IClassFixture<CityWithSite>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_signs_in_at_a_departments_site_and_is_signed_out_there_from_here(bool phone)
    {
        var page = await city.Open(phone);
        await city.Address();
        await page.GotoAsync(city.Site);
        await page.GetByRole(AriaRole.Link, new() { Name = "用一站办登录" }).ClickAsync();
        await page.GetByLabel("手机号").FillAsync(phone ? "liufang" : "guxiao");
        await page.Locator("input[name=password]").FillAsync(City.Password);
        await page.Locator("main form button").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("公积金网上厅");
        await page.ShouldBeFine(scripts: false);
        await page.GetByRole(AriaRole.Button, new() { Name = "同意", Exact = true }).ClickAsync();
        await Expect(page.Locator("main strong")).ToHaveTextAsync(phone ? "刘芳" : "顾晓岚");

        // The second time nobody is asked, and the password is followed straight by the way back.
        await page.GotoAsync("/signout");
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("已经退出了");
        for (var wait = 0; wait < 60; wait++)
        {
            await page.GotoAsync(city.Site);
            if (await page.Locator("main strong").CountAsync() == 0)
                break;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "用一站办登录" }).ClickAsync();
        await page.GetByLabel("手机号").FillAsync(phone ? "liufang" : "guxiao");
        await page.Locator("input[name=password]").FillAsync(City.Password);
        await page.Locator("main form button").First.ClickAsync();
        await Expect(page.Locator("main strong")).ToHaveTextAsync(phone ? "刘芳" : "顾晓岚");
        await page.GotoAsync("/account/sites");
        await Expect(page.Locator("main")).ToContainTextAsync("公积金网上厅");
        await page.ShouldBeFine(scripts: false);
        await page.CloseAsync();
    }
}
