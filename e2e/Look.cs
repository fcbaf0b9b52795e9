using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace OneStop.E2E;

/// <summary>What is checked of every page that a journey passes.</summary>
internal static class Look
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Violations = """
        () => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
            .then(found => found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html}`)))
        """;

    /// <summary>No violation of WCAG 2.2 AA, no sideways scrolling, exactly one main heading, no text key shown instead of a text.</summary>
    public static async Task ShouldBeFine(this IPage page, bool scripts = true)
    {
        var name = $"{new Uri(page.Url).AbsolutePath} ({await page.TitleAsync()})";
        await page.Keep();
        (await page.Locator("h1").CountAsync()).ShouldBe(1, name);
        // Without scripts no checker runs either; another journey checks the same pages with them.
        if (!scripts)
            return;
        // Straight in the page: the usual wrapper opens a second page for the result and loads the checker twice.
        await page.EvaluateAsync(Axe);
        (await page.EvaluateAsync<string[]>(Violations)).ShouldBeEmpty(name);
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.ShouldBeLessThanOrEqualTo(0, $"{name} scrolls sideways");
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
