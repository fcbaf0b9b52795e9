using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OneStop.E2E;

/// <summary>What is checked of every page that a journey passes.</summary>
internal static class Look
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    /// <summary>No violation of WCAG 2.2 AA, no sideways scrolling, exactly one main heading, no text key shown instead of a text.</summary>
    public static async Task ShouldBeFine(this IPage page)
    {
        var name = $"{new Uri(page.Url).AbsolutePath} ({await page.TitleAsync()})";
        var result = await page.RunAxe(Rules);
        result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html}")).ShouldBeEmpty(name);
        (await page.Locator("h1").CountAsync()).ShouldBe(1, name);
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.ShouldBeLessThanOrEqualTo(0, $"{name} scrolls sideways");
        await page.Keep();
    }

    /// <summary>With ONESTOP_SHOTS set, a picture of the page is kept there for people to look at.</summary>
    private static async Task Keep(this IPage page)
    {
        if (Environment.GetEnvironmentVariable("ONESTOP_SHOTS") is not { Length: > 0 } folder)
            return;
        var path = new Uri(page.Url).AbsolutePath.Trim('/').Replace('/', '-');
        var wide = page.ViewportSize?.Width ?? 0;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{(path.Length == 0 ? "home" : path)}-{wide}.png"), FullPage = true });
    }
}
