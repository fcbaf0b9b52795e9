using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>WCAG 2.2, 1.4.4: who sets the letters twice as large reads on, and does not scroll sideways.</summary>
public sealed class LargeLetters(City city)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/matters/YJS-E01")]
    [InlineData("/matters/YJS-P01")]
    [InlineData("/matters/YJS-P06")]
    [InlineData("/matters/YJS-P08")]
    [InlineData("/items")]
    [InlineData("/policies")]
    [InlineData("/help")]
    [InlineData("/halls")]
    [InlineData("/halls/hall-city")]
    public async Task An_open_page_keeps_to_the_phone(string path)
    {
        foreach (var language in (string[])["zh", "en"])
        {
            var page = await city.Open(phone: true, language: language);
            await KeepsToThePhone(page, path);
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task Links_and_tiles_of_the_home_page_have_room_to_be_read()
    {
        var page = await city.Open(phone: true);
        await KeepsToThePhone(page, "/");
        foreach (var part in new[] { ".shortcuts ul", ".life li" })
        {
            (await page.EvalOnSelectorAsync<double>(part, "e => e.getBoundingClientRect().width / document.documentElement.clientWidth"))
                .ShouldBeGreaterThan(0.8, part);
        }

        await page.CloseAsync();
    }

    [Fact]
    public async Task A_case_and_what_an_applicant_has_keep_to_the_phone()
    {
        var page = await city.Open(phone: true);
        var applicant = new Applicant(page, scripts: true);
        await applicant.SignIn("zhouhe", City.Password);
        await applicant.ActFor(City.Enterprise);
        var number = await applicant.OpenARestaurant();
        foreach (var language in new[] { "zh", "en" })
        {
            await page.Context.AddCookiesAsync([new() { Name = "lang", Value = language, Url = (await city.Address()).ToString() }]);
            foreach (var path in new[] { "/cases", $"/cases/{number}", $"/cases/{number}/receipt", "/wallet", "/account" })
                await KeepsToThePhone(page, path);
        }

        await page.CloseAsync();
    }

    private static async Task KeepsToThePhone(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .ShouldBeLessThanOrEqualTo(0, path);
    }
}
