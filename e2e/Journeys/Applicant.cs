using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>What an applicant does in a browser, page by page, with what stands on the page.</summary>
internal sealed class Applicant(IPage page, bool scripts = true) : Person(page, scripts)
{
    private static readonly byte[] Picture =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>What is typed where nothing stands yet, by the name of the control.</summary>
    private static readonly Dictionary<string, string> Typed = new(StringComparer.Ordinal)
    {
        ["kitchenArea"] = "120", ["managerName"] = "周禾", ["managerIdNo"] = "990102199104121260",
        ["workerName"] = "刘芳", ["workerIdNo"] = "990102198809032044",
    };

    public async Task ActFor(string enterprise)
    {
        await Page.GotoAsync("/acting");
        await Look();
        await Page.GetByLabel(enterprise).CheckAsync();
        await Page.Locator("main button.btn").First.ClickAsync();
    }

    /// <summary>Answers the questions; the answer is the path of the draft.</summary>
    public async Task<string> Start(string answers, string matter = "YJS-E01")
    {
        await Open($"/apply/{matter}");
        foreach (var name in await RadioGroups())
            await Page.Locator($"input[name='{name}'][value='{answers}']").CheckAsync();
        await Page.Locator("main form button.btn").First.ClickAsync();
        await ShouldBeTaken();
        await Page.WaitForURLAsync(new Regex("/apply/draft/[0-9a-f-]{36}"));
        return Regex.Match(Page.Url, "/apply/draft/[0-9a-f-]{36}").Value;
    }

    /// <summary>From the questions to the receipt; the answer is the case number.</summary>
    public Task<string> OpenARestaurant(string answers = "1") => File("YJS-E01", answers);

    /// <summary>From the questions of a matter to the receipt; the answer is the case number.</summary>
    public async Task<string> File(string matter, string answers)
    {
        var draft = await Start(answers, matter);
        for (var steps = 0; steps < 40 && !Page.Url.EndsWith("/receipt", StringComparison.Ordinal); steps++)
        {
            await Page.GotoAsync(draft);
            if (steps == 0)
                await Look();
            await Page.Locator("main .btns .btn").First.ClickAsync();
            await Look();
            var place = new Uri(Page.Url).AbsolutePath;
            if (place.Contains("/form/", StringComparison.Ordinal))
                await FillForm();
            else if (place.EndsWith("/materials", StringComparison.Ordinal))
                await HandInMaterials(draft);
            else if (place.EndsWith("/check", StringComparison.Ordinal))
                await SignAndSubmit();
        }

        await Look();
        var number = Regex.Match(Page.Url, "/cases/([^/]+)/receipt").Groups[1].Value;
        number.ShouldNotBeEmpty($"the application was not filed; it stands at {Page.Url}: {await Errors()}");
        return number;
    }

    /// <summary>Fills what is empty and saves.</summary>
    public async Task FillForm(bool taken = true)
    {
        foreach (var box in await Page.Locator("main form input[type=text], main form input[type=tel], main form input[type=number], main form input[type=date], main form textarea").AllAsync())
        {
            if (await box.InputValueAsync() is { Length: > 0 })
                continue;
            var name = await box.GetAttributeAsync("name") ?? "";
            var type = await box.GetAttributeAsync("type");
            var value = Typed.GetValueOrDefault(name)
                ?? (type == "date" ? "2026-12-20" : type == "tel" ? "13812345678" : await IsNumber(box) ? "300" : "湖滨区望湖路一百一十八号");
            await box.FillAsync(value);
        }

        foreach (var group in await RadioGroups())
        {
            if (await Page.Locator($"input[name='{group}']:checked").CountAsync() == 0)
                await Page.Locator($"input[name='{group}']").First.CheckAsync();
        }

        var boxes = Page.Locator("main form input[type=checkbox]");
        if (await boxes.CountAsync() > 0 && await Page.Locator("main form input[type=checkbox]:checked").CountAsync() == 0)
            await boxes.First.CheckAsync();
        await Page.Locator("main form button.btn").First.ClickAsync();
        if (taken)
            await ShouldBeTaken();
    }

    public static FilePayload Photo(string name) => new() { Name = name, MimeType = "image/png", Buffer = Picture };

    /// <summary>Sends the page as it is filled.</summary>
    public async Task Continue()
    {
        await Page.Locator("main form button.btn").First.ClickAsync();
        await ShouldBeTaken();
    }

    /// <summary>The results of a case, once the workers have sealed that many.</summary>
    public async Task<IReadOnlyList<string>> Results(string number, int atLeast)
    {
        var links = $"a[href*='/cases/{number}/results/']";
        await Page.GotoAsync($"/cases/{number}");
        for (var wait = 0; wait < 60 && (await Links(links)).Count < atLeast; wait++)
        {
            await Task.Delay(500);
            await Page.ReloadAsync();
        }

        var found = await Links(links);
        found.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        return found;
    }

    public async Task<byte[]> Download(string link) => await (await Page.APIRequest.GetAsync(link)).BodyAsync();

    private async Task HandInMaterials(string draft)
    {
        var links = await Links($"main a[href*='{draft}/materials/']");
        foreach (var link in links)
        {
            await Page.GotoAsync(link);
            await Look();
            if (await Page.Locator("input[type=file]").CountAsync() > 0)
                await Page.Locator("input[type=file]").First.SetInputFilesAsync(Photo("第1页.png"));
            else if (await Page.Locator("main input[type=checkbox]").CountAsync() > 0)
                await Page.Locator("main input[type=checkbox]").First.CheckAsync();
            else
                continue;
            await Continue();
        }
    }

    private async Task SignAndSubmit()
    {
        await Page.Locator("[name=agree]").CheckAsync();
        foreach (var consent in await Page.Locator("[name^=consent-]").AllAsync())
            await consent.CheckAsync();
        // The sample shops have filed before.
        if (await Page.Locator("[name=again]").CountAsync() > 0)
            await Page.Locator("[name=again]").CheckAsync();
        await Page.Locator("main form button.btn").First.ClickAsync();
    }

    private async Task<IReadOnlyList<string>> RadioGroups()
    {
        var names = new List<string>();
        foreach (var radio in await Page.Locator("main form input[type=radio]").AllAsync())
            names.Add(await radio.GetAttributeAsync("name") ?? "");
        return [.. names.Distinct()];
    }

    private static async Task<bool> IsNumber(ILocator box) =>
        await box.GetAttributeAsync("inputmode") is "numeric" or "decimal" || await box.GetAttributeAsync("type") == "number";

}
