using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>Somebody at a browser. Every page that they come by is looked at.</summary>
internal abstract class Person(IPage page, bool scripts)
{
    public IPage Page => page;

    public async Task SignIn(string user, string password, string door = "/signin")
    {
        await page.GotoAsync(door);
        await page.Locator("[name=login]").FillAsync(user);
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("main button.btn").First.ClickAsync();
    }

    public async Task Open(string path, int status = 200)
    {
        (await page.GotoAsync(path))!.Status.ShouldBe(status, path);
        await Look();
    }

    public Task Look() => page.ShouldBeFine(scripts);

    /// <summary>What was sent is taken; otherwise the page's own words tell why not.</summary>
    public async Task ShouldBeTaken() => (await Errors()).ShouldBe("", page.Url);

    protected async Task<string> Errors() =>
        await page.Locator(".error-summary").CountAsync() > 0 ? await page.Locator(".error-summary").InnerTextAsync() : "";

    /// <summary>Where the links lead, each once.</summary>
    protected async Task<IReadOnlyList<string>> Links(string selector)
    {
        var found = new List<string>();
        foreach (var link in await page.Locator(selector).AllAsync())
            found.Add(await link.GetAttributeAsync("href") ?? "");
        return [.. found.Distinct()];
    }
}
