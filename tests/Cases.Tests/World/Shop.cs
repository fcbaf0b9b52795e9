using System.Text.RegularExpressions;
using OneStop.Identity.Demo;
using OneStop.Testing;

namespace OneStop.Cases.Tests.World;

/// <summary>周禾 opens a restaurant in her browser.</summary>
internal sealed partial class Shop(PortalUnderTest portal)
{
    public const string Guide = "/apply/YJS-E01?q1=1&q2=1&q3=0&q4=1&q5=1&q6=0&q7=0&q8=0";

    public static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly Dictionary<string, (string Name, string[] Values)[]> Steps = new(StringComparer.Ordinal)
    {
        ["company"] = [],
        ["premises"] = [("premisesRight", ["2"]), ("premisesArea", ["320"]), ("kitchenArea", ["72"]), ("onlineSale", ["1"])],
        ["food"] = [("mainFormat", ["2"]), ("foodItems", ["2", "3", "6"])],
        ["manager"] = [("managerName", ["刘芳"]), ("managerIdNo", ["990102198809032044"]), ("managerMobile", ["19900005291"])],
        ["signboard"] = [("signboardText", ["禾味小馆"]), ("signLength", ["480"]), ("signHeight", ["80"]), ("signDepth", ["15"]), ("signboardPosition", ["一层门头上方"])],
        ["fire"] = [("fireArea", ["346"]), ("fireFloor", ["1层"]), ("fireCommitment", ["1"]), ("fireResponsible", ["周禾"])],
    };

    /// <summary>Signed in and acting for the enterprise whose name contains the words.</summary>
    public async Task<Browser> SignedIn(string user = "zhouhe", string? enterprise = "禾味")
    {
        var browser = await portal.Visitor();
        await browser.SignIn(user, DemoPeople.Read().Password);
        if (enterprise is null)
            return browser;
        var acting = await browser.Get("/acting");
        var choice = acting.All("label.choice").First(l => l.TextContent.Contains(enterprise, StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value")!;
        await browser.Submit(acting.Form().With("for", choice));
        return browser;
    }

    /// <summary>A fresh draft; its task list.</summary>
    public static async Task<Seen> Start(Browser browser, string guide = Guide) => await browser.Submit((await browser.Get(guide)).Form().With("again", "1"));

    public static async Task<Seen> Fill(Browser browser, string draft, string step)
    {
        var form = (await browser.Get($"{draft}/form/{step}")).Form();
        foreach (var (name, values) in Steps[step])
            form.With(name, values);
        return await browser.Submit(form);
    }

    /// <summary>Fills in all that is asked and hands in all that is needed; the address of the draft.</summary>
    public static async Task<string> Complete(Browser browser)
    {
        var draft = (await Start(browser)).Path;
        foreach (var step in Steps.Keys)
            (await Fill(browser, draft, step)).Errors.ShouldBeEmpty(step);
        var materials = await browser.Get(draft + "/materials");
        foreach (var href in materials.All("a[href*='/materials/']").Select(a => a.GetAttribute("href")!).Distinct())
        {
            var page = await browser.Get(href);
            var done = page.Find("input[name=agree]") is not null
                ? await browser.Submit(page.Form("form[action*=Commit]").With("agree", "1"))
                : await browser.Submit(page.Form("form:has(input[type=file])").WithFile("pages", "图.png", "image/png", Pixel));
            done.Errors.ShouldBeEmpty(href);
        }

        return draft;
    }

    public static async Task<Seen> Submit(Browser browser, string draft) => await browser.Submit((await browser.Get(draft + "/check")).Form().With("agree", "1"));

    public static string NumberIn(Seen page) => Number().Match(page.Path).Value;

    [GeneratedRegex(@"E01-\d{8}-\d{5}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
