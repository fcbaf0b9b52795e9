using System.Text.RegularExpressions;
using OneStop.Demo.People;
using OneStop.Testing;
using SkiaSharp;

namespace OneStop.Cases.Tests.World;

/// <summary>周禾 opens a restaurant in her browser.</summary>
internal sealed partial class Shop(PortalUnderTest portal)
{
    public const string Guide = "/apply/YJS-E01?q1=1&q2=1&q3=0&q4=1&q5=1&q6=0&q7=0&q8=0";

    public static readonly byte[] Pixel = Papers.Picture(SKEncodedImageFormat.Png, 500, 4);

    /// <summary>Pages of different colours.</summary>
    public static byte[] PageNo(int number) => Papers.Picture(SKEncodedImageFormat.Png, 500, 4, new SKColor(0, 80, (byte)number));

    public static IReadOnlyCollection<string> StepCodes => Steps.Keys;

    private static readonly Dictionary<string, (string Name, string[] Values)[]> Steps = new(StringComparer.Ordinal)
    {
        ["company"] = [],
        ["premises"] = [("premisesRight", ["2"]), ("premisesArea", ["320"]), ("kitchenArea", ["72"]), ("onlineSale", ["1"])],
        ["food"] = [("mainFormat", ["2"]), ("foodItems", ["2", "3", "6"])],
        ["manager"] = [("managerName", ["刘芳"]), ("managerIdNo", ["990102198809032044"]), ("managerMobile", ["19900005291"])],
        ["signboard"] = [("signboardText", ["禾味小馆"]), ("signLength", ["480"]), ("signHeight", ["80"]), ("signDepth", ["15"]),
            ("signboardPosition", ["一层门头上方"])],
        ["fire"] = [("fireArea", ["346"]), ("fireFloor", ["1层"]), ("fireCommitment", ["1"]), ("fireResponsible", ["周禾"])],
    };

    /// <summary>Signed in and acting for the enterprise whose name contains the words.</summary>
    public async Task<Browser> SignedIn(string user = "zhouhe", string? enterprise = "禾味")
    {
        var browser = await portal.Visitor();
        await browser.SignIn(user, DemoCast.Read().Password);
        if (enterprise is null)
            return browser;
        var acting = await browser.Get("/acting");
        var choice = acting.All("label.choice").First(l => l.TextContent.Contains(enterprise, StringComparison.Ordinal))
            .QuerySelector("input")!.GetAttribute("value")!;
        await browser.Submit(acting.Form().With("for", choice));
        return browser;
    }

    /// <summary>A fresh draft; its task list.</summary>
    public static async Task<Seen> Start(Browser browser, string guide = Guide) => await browser.Submit((await browser.Get(guide)).Form().With("again", "1"));

    /// <summary>A page of the form, filled in and not yet sent.</summary>
    public static async Task<Filled> Filled(Browser browser, string draft, string step)
    {
        var form = (await browser.Get($"{draft}/form/{step}")).Form();
        foreach (var (name, values) in Steps[step])
            form.With(name, values);
        return form;
    }

    public static async Task<Seen> Fill(Browser browser, string draft, string step) => await browser.Submit(await Filled(browser, draft, step));

    /// <summary>Fills in all that is asked.</summary>
    public static async Task FillAll(Browser browser, string draft)
    {
        foreach (var step in Steps.Keys)
            (await Fill(browser, draft, step)).Errors.ShouldBeEmpty(step);
    }

    /// <summary>Hands in, or promises, all that is needed.</summary>
    public static async Task HandInAll(Browser browser, string draft)
    {
        var materials = await browser.Get(draft + "/materials");
        foreach (var href in materials.All("a[href*='/materials/']").Select(a => a.GetAttribute("href")!).Distinct())
            await HandIn(browser, href);
    }

    public static async Task<Seen> HandIn(Browser browser, string href)
    {
        var page = await browser.Get(href);
        var done = page.Find("input[name=agree]") is not null
            ? await browser.Submit(page.Form("form[action*=Commit]").With("agree", "1"))
            : await browser.Submit(page.Form("form:has(input[type=file])").WithFile("pages", "图.png", "image/png", Pixel));
        done.Errors.ShouldBeEmpty(href);
        return done;
    }

    public static async Task<Seen> Submit(Browser browser, string draft) => await browser.Submit(Signed(await browser.Get(draft + "/check")));

    /// <summary>The form of the check page, signed.</summary>
    public static Filled Signed(Seen check)
    {
        var form = Knowing(check).With("agree", "1");
        foreach (var consent in check.All("[name^=consent-]").Select(c => c.GetAttribute("name")!))
            form.With(consent, "1");
        return form;
    }

    /// <summary>The form of the check page of one who has the same open already and knows it: other tests file for the same shop.</summary>
    public static Filled Knowing(Seen check) =>
        check.Form("form:has([name=agree])") is var form && check.Find("input[name=again]") is null ? form : form.With("again", "1");

    /// <summary>A case that went the whole way of a citizen.</summary>
    public async Task<FiledCase> Filed(Browser browser)
    {
        var draft = (await Start(browser)).Path;
        await FillAll(browser, draft);
        await HandInAll(browser, draft);
        var receipt = await Submit(browser, draft);
        receipt.Errors.ShouldBeEmpty();
        return new(IdOf(draft), NumberIn(receipt), portal);
    }

    /// <summary>Draft and case have the same id.</summary>
    public static Guid IdOf(string draft) => Guid.Parse(draft[^36..]);

    public static string NumberIn(Seen page) => Number().Match(page.Path).Value;

    [GeneratedRegex(@"E01-\d{8}-\d{5}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
