using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OneStop.E2E.Journeys;

/// <summary>An officer of the catalogue in the Studio, filling in sheets by the names of their blanks.</summary>
internal sealed class Editor(IPage page, bool scripts = true) : Person(page, scripts)
{
    /// <summary>Starts a draft of a new matter; the answer is its address.</summary>
    public async Task<string> Begin(string code)
    {
        await Open("/studio");
        await Page.Locator("[name=code]").FillAsync(code);
        await Page.Locator("form:has([name=copy]) button.btn").ClickAsync();
        await ShouldBeTaken();
        await Look();
        return Regex.Match(Page.Url, "/studio/drafts/[0-9a-f-]{36}").Value;
    }

    /// <summary>Fills in a part that is there.</summary>
    public async Task Change(string draft, string place, params (string Blank, string Value)[] values)
    {
        await Open($"{draft}/part/{place}");
        await Fill(values);
        await Save();
    }

    /// <summary>Adds a part; one that refers to another has no code of its own.</summary>
    public async Task Add(string draft, string list, string? code, params (string Blank, string Value)[] values)
    {
        await Open($"{draft}/add/{list}");
        if (code is not null)
            await Page.Locator("main [name=name]").FillAsync(code);
        await Fill(values);
        await Save();
    }

    public async Task Send(string draft, string note)
    {
        await Open(draft);
        (await Page.Locator(".faults").AllInnerTextsAsync()).ShouldBeEmpty();
        await Page.Locator("[name=note]").FillAsync(note);
        await Page.Locator("[name=effective]").FillAsync(TimeProvider.System.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd"));
        await Page.Locator("form:has([name=note]) button.btn").ClickAsync();
        await ShouldBeTaken();
        await Look();
    }

    /// <summary>Reads the matter part by part, then publishes it.</summary>
    public async Task Publish(string draft)
    {
        await Open($"{draft}/read");
        while (await Page.Locator("form[action$='/seen'] button").CountAsync() > 0)
        {
            await Page.Locator("form[action$='/seen'] button").First.ClickAsync();
            await ShouldBeTaken();
        }

        await Open(draft);
        await Page.Locator("form[action$='/publish'] button.btn").ClickAsync();
        await ShouldBeTaken();
        await Look();
    }

    private async Task Fill((string Blank, string Value)[] values)
    {
        // What is optional and empty is folded.
        await Page.EvaluateAsync("document.querySelectorAll('details.blanks-part').forEach(part => part.open = true)");
        foreach (var (blank, value) in values)
        {
            var control = Page.Locator($"[name='f.{blank}']").First;
            var kind = await control.EvaluateAsync<string>("e => e.type || e.tagName.toLowerCase()");
            if (kind is "radio" or "checkbox")
                await Page.Locator($"[name='f.{blank}'][value='{value}']").CheckAsync();
            else if (kind.StartsWith("select", StringComparison.Ordinal))
                await control.SelectOptionAsync(value);
            else
                await control.FillAsync(value);
        }
    }

    private async Task Save()
    {
        await Page.Locator("form:has([name=seen]):not(:has([name=remove])) .btns button.btn:not([name=next])").ClickAsync();
        await ShouldBeTaken();
    }
}
