using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>A window clerk or a reviewer at the desk.</summary>
internal sealed class Official(IPage page, bool scripts = true) : Person(page, scripts)
{
    public async Task OpenItem(string number, string item) => await Open($"/desk/cases/{number}/{item}");

    /// <summary>Accepts the open item, and all others of the case when asked to.</summary>
    public async Task Accept(bool all)
    {
        if (all)
            await Page.Locator("[name=all]").CheckAsync();
        await Page.Locator("#accept button.btn").ClickAsync();
        await ShouldBeTaken();
    }

    public async Task Grant()
    {
        await JudgeAll();
        await Page.Locator("#decide button.btn").ClickAsync();
        await ShouldBeTaken();
    }

    public async Task Deny(string reason, string basis)
    {
        await JudgeAll();
        await Page.Locator("button[name=then-deny]").ClickAsync();
        await Look();
        await Page.Locator("[name=reason-1]").FillAsync(reason);
        await Page.Locator("[name=basis-1]").FillAsync(basis);
        await Page.Locator("main form button.btn").First.ClickAsync();
        await ShouldBeTaken();
    }

    /// <summary>Asks for a correction of everything named, by the name of what is wrong.</summary>
    public async Task AskToCorrect(IReadOnlyDictionary<string, string> wrong)
    {
        await Page.Locator("main a[href$='/correction']").ClickAsync();
        await Look();
        foreach (var (name, what) in wrong)
            await Page.GetByLabel(name).Last.FillAsync(what);
        await Page.Locator("main form button.btn").First.ClickAsync();
        await ShouldBeTaken();
    }

    private async Task JudgeAll()
    {
        foreach (var meets in await Page.Locator("input[type=radio][name^=check-][value=Meets]").AllAsync())
            await meets.CheckAsync();
    }
}
