using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using OneStop.Simulators;
using OneStop.Testing;

[assembly: AssemblyFixture(typeof(OneStop.E2E.City))]

namespace OneStop.E2E;

/// <summary>The portal, the departments' registers and a browser, all real, for all journeys.</summary>
public sealed class City : PortalUnderTest
{
    /// <summary>Of every demo account.</summary>
    public const string Password = "donghu-2026";

    public const string Enterprise = "东湖市禾味小馆餐饮有限公司";

    private const string AppId = "onestop-portal";
    private static readonly string Key = Convert.ToBase64String("a key for the journeys, 32 bytes!"u8);

    private readonly WebApplication registers;
    private readonly Lazy<Task<IBrowser>> browser = new(Launch);

    public City()
    {
        registers = SimulatorServer.Build(
        [
            "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning",
            "--Simulators:Callers:0:AppId", AppId, "--Simulators:Callers:0:Key", Key,
        ]);
        registers.StartAsync().GetAwaiter().GetResult();
    }

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("OneStop:Simulators", registers.Urls.Single()),
        new("OneStop:Exchange:AppId", AppId),
        new("OneStop:Exchange:Key", Key),
    ];

    /// <summary>Somebody's browser: a phone or a desk, with or without scripts.</summary>
    /// <param name="strict">Under the site's own policy, and by name: a passkey belongs to a name.</param>
    public async Task<IPage> Open(bool phone = false, bool scripts = true, string language = "zh", bool strict = false)
    {
        var context = await (await browser.Value).NewContextAsync(new()
        {
            BaseURL = strict ? new UriBuilder(await Address()) { Host = "localhost" }.ToString() : (await Address()).ToString(),
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
            JavaScriptEnabled = scripts,
            // The check for accessibility runs in the page; our policy forbids every script.
            BypassCSP = scripts && !strict,
            AcceptDownloads = true,
            Locale = language == "zh" ? "zh-CN" : "en-GB",
        });
        // A shared machine now and then holds a browser up for longer than a person would wait.
        context.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        if (language != "zh")
            await context.AddCookiesAsync([new() { Name = "lang", Value = language, Url = (await Address()).ToString() }]);
        return await context.NewPageAsync();
    }

    /// <summary>The code in the last text message to a mobile, as the simulated gateway shows it.</summary>
    public async Task<string> CodeOf(string mobile)
    {
        using var gateway = new HttpClient { BaseAddress = new(registers.Urls.Single()) };
        var texts = await gateway.GetStringAsync(new Uri($"/admin/texts/{mobile}", UriKind.Relative));
        return string.Concat(texts[texts.IndexOf("验证码", StringComparison.Ordinal)..].SkipWhile(c => !char.IsAsciiDigit(c)).Take(6));
    }

    internal static async Task<IBrowser> Launch()
    {
        var driver = await Playwright.CreateAsync();
        return await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("ONESTOP_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync"],
        });
    }
}
