using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>A visitor looks around before signing in.</summary>
public sealed class Visiting(City city)
{
    [Theory]
    [InlineData("餐馆")]
    [InlineData("饭店")]
    public async Task A_visitor_finds_the_restaurant_by_the_word_that_people_use(string word)
    {
        var page = await city.Open(phone: true);
        await page.GotoAsync("/");
        await page.ShouldBeFine();
        await page.GetByRole(AriaRole.Searchbox).FillAsync(word);
        await page.GetByRole(AriaRole.Button, new() { Name = "搜索" }).ClickAsync();
        await page.ShouldBeFine();
        await page.GetByRole(AriaRole.Link, new() { Name = "开办餐饮店" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("开办餐饮店");
        await page.ShouldBeFine();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/matters")]
    [InlineData("/matters?q=许可")]
    [InlineData("/matters/YJS-E01")]
    [InlineData("/matters/YJS-P01")]
    [InlineData("/matters/YJS-P02")]
    [InlineData("/items/000079000100")]
    [InlineData("/policies/MS-001")]
    [InlineData("/signin")]
    [InlineData("/verify")]
    [InlineData("/halls")]
    [InlineData("/halls/hall-city")]
    [InlineData("/open-data")]
    [InlineData("/accessibility")]
    [InlineData("/privacy")]
    [InlineData("/promises")]
    [InlineData("/design")]
    [InlineData("/staff/signin")]
    public async Task Every_open_page_is_fine_on_a_phone_and_on_a_desk_in_both_languages(string path)
    {
        foreach (var (phone, language) in ((bool, string)[])[(true, "zh"), (false, "zh"), (true, "en"), (false, "en")])
        {
            var page = await city.Open(phone, language: language);
            var answer = await page.GotoAsync(path);
            answer!.Status.ShouldBe(200);
            await page.ShouldBeFine();
            await page.CloseAsync();
        }
    }
}
