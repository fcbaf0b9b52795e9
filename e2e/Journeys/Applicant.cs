using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>What an applicant does in a browser, page by page, with what stands on the page.</summary>
internal sealed class Applicant(IPage page, bool look)
{
    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>What is typed where nothing stands yet, by the name of the control.</summary>
    private static readonly Dictionary<string, string> Typed = new(StringComparer.Ordinal)
    {
        ["mobile"] = "13812345678", ["idNo"] = "11010519491231002X",
    };

    public IPage Page => page;

    public async Task SignIn(string user, string password, string door = "/signin")
    {
        await page.GotoAsync(door);
        await page.Locator("[name=login]").FillAsync(user);
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("main button.btn").First.ClickAsync();
    }

    public async Task ActFor(string enterprise)
    {
        await page.GotoAsync("/acting");
        await Look();
        await page.GetByLabel(enterprise).CheckAsync();
        await page.Locator("main button.btn").First.ClickAsync();
    }

    /// <summary>From the guide to the receipt; the answer is the case number.</summary>
    public async Task<string> OpenARestaurant(params string[] no)
    {
        await page.GotoAsync("/apply/YJS-E01");
        await Look();
        foreach (var name in await RadioGroups())
            await page.Locator($"input[name='{name}'][value='{(no.Contains(name) ? "0" : "1")}']").CheckAsync();
        await page.Locator("main form button.btn").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/apply/draft/[0-9a-f-]{36}"));
        var draft = Regex.Match(page.Url, "/apply/draft/[0-9a-f-]{36}").Value;
        for (var steps = 0; steps < 40 && !page.Url.EndsWith("/receipt", StringComparison.Ordinal); steps++)
        {
            await page.GotoAsync(draft);
            await Look();
            await page.Locator("main .btns .btn").First.ClickAsync();
            await Look();
            var place = new Uri(page.Url).AbsolutePath;
            if (place.Contains("/form/", StringComparison.Ordinal))
                await FillForm();
            else if (place.EndsWith("/materials", StringComparison.Ordinal))
                await HandInMaterials(draft);
            else if (place.EndsWith("/check", StringComparison.Ordinal))
                await SignAndSubmit();
        }

        await Look();
        var number = Regex.Match(page.Url, "/cases/([^/]+)/receipt").Groups[1].Value;
        number.ShouldNotBeEmpty($"the application was not filed; it stands at {page.Url}: {await Errors()}");
        return number;
    }

    /// <summary>Fills what is empty and saves.</summary>
    public async Task FillForm()
    {
        foreach (var box in await page.Locator("main form input[type=text], main form input[type=tel], main form input[type=number], main form input[type=date], main form textarea").AllAsync())
        {
            if (await box.InputValueAsync() is { Length: > 0 })
                continue;
            var name = await box.GetAttributeAsync("name") ?? "";
            var value = await box.GetAttributeAsync("type") == "date" ? "2026-12-20"
                : await box.GetAttributeAsync("type") == "tel" || name.EndsWith("Mobile", StringComparison.Ordinal) ? "13812345678"
                : name.EndsWith("IdNo", StringComparison.Ordinal) ? "11010519491231002X"
                : Typed.GetValueOrDefault(name) ?? (await IsNumber(box) ? "300" : "湖滨区望湖路一百一十八号");
            await box.FillAsync(value);
        }

        foreach (var group in await RadioGroups())
        {
            if (await page.Locator($"input[name='{group}']:checked").CountAsync() == 0)
                await page.Locator($"input[name='{group}']").First.CheckAsync();
        }

        var boxes = page.Locator("main form input[type=checkbox]");
        if (await boxes.CountAsync() > 0 && await page.Locator("main form input[type=checkbox]:checked").CountAsync() == 0)
            await boxes.First.CheckAsync();
        await page.Locator("main form button.btn").First.ClickAsync();
        (await page.Locator(".error-summary").CountAsync()).ShouldBe(0, $"{page.Url}: {await Errors()}");
    }

    private async Task HandInMaterials(string draft)
    {
        var links = (await page.Locator($"main a[href*='{draft}/materials/']").EvaluateHrefs()).Distinct().ToList();
        foreach (var link in links)
        {
            await page.GotoAsync(link);
            await Look();
            if (await page.Locator("input[type=file]").CountAsync() > 0)
                await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "第1页.png", MimeType = "image/png", Buffer = Photo });
            else if (await page.Locator("main input[type=checkbox]").CountAsync() > 0)
                await page.Locator("main input[type=checkbox]").First.CheckAsync();
            else
                continue;
            await page.Locator("main form button.btn").First.ClickAsync();
            (await page.Locator(".error-summary").CountAsync()).ShouldBe(0, $"{page.Url}: {await Errors()}");
        }
    }

    private async Task SignAndSubmit()
    {
        await page.Locator("[name=agree]").CheckAsync();
        await page.Locator("main form button.btn").First.ClickAsync();
    }

    private async Task<IReadOnlyList<string>> RadioGroups()
    {
        var names = new List<string>();
        foreach (var radio in await page.Locator("main form input[type=radio]").AllAsync())
            names.Add(await radio.GetAttributeAsync("name") ?? "");
        return [.. names.Distinct()];
    }

    private static async Task<bool> IsNumber(ILocator box) =>
        await box.GetAttributeAsync("inputmode") is "numeric" or "decimal" || await box.GetAttributeAsync("type") == "number";

    private async Task<string> Errors() =>
        await page.Locator(".error-summary").CountAsync() > 0 ? await page.Locator(".error-summary").InnerTextAsync() : "";

    private Task Look() => look ? page.ShouldBeFine() : Task.CompletedTask;
}

internal static class Links
{
    public static async Task<IReadOnlyList<string>> EvaluateHrefs(this ILocator links)
    {
        var found = new List<string>();
        foreach (var link in await links.AllAsync())
            found.Add(await link.GetAttributeAsync("href") ?? "");
        return found;
    }
}
