using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using OneStop.Simulators;
using OneStop.Testing;

namespace OneStop.E2E;

/// <summary>A city under a fixed address, and a department's site that signs people in with it, as <c>./onestop up</c> starts them.</summary>
public sealed class CityWithSite : PortalUnderTest
{
    private const string Secret = "given to the portal and to the site";
    private static readonly string Key = Convert.ToBase64String("a key for the journeys, 32 bytes!"u8);
    private readonly string portal = $"http://127.0.0.1:{Free()}";
    private readonly WebApplication simulators;

    public CityWithSite()
    {
        simulators = SimulatorServer.Build(
        [
            "--urls", $"http://127.0.0.1:{Free()}", "--Logging:LogLevel:Default", "Warning",
            "--Simulators:Callers:0:AppId", "onestop-portal", "--Simulators:Callers:0:Key", Key,
            "--Simulators:Site:Issuer", portal + "/", "--Simulators:Site:Secret", Secret,
            "--Simulators:National:Secret", Secret, "--Simulators:National:Back:0", portal + "/signin/issuer/national/back",
        ]);
        simulators.StartAsync().GetAwaiter().GetResult();
    }

    public string Site => simulators.Urls.Single() + "/site";

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Urls", portal), new("OneStop:PublicUrl", portal), new("OneStop:Simulators", simulators.Urls.Single()), new("OneStop:DemoSite:Secret", Secret),
        new("OneStop:Exchange:AppId", "onestop-portal"), new("OneStop:Exchange:Key", Key),
        new("OneStop:Issuers:0:Code", "national"), new("OneStop:Issuers:0:Authority", simulators.Urls.Single() + "/national"),
        new("OneStop:Issuers:0:ClientId", "onestop"), new("OneStop:Issuers:0:Secret", Secret), new("OneStop:Issuers:0:Scopes:0", "identity"),
        new("OneStop:Issuers:0:NameZh", "国家网络身份认证"), new("OneStop:Issuers:0:NameEn", "National identity"),
        new("OneStop:Issuers:0:Levels:0:Value", "face"), new("OneStop:Issuers:0:Levels:0:RealName", "true"),
        new("OneStop:Issuers:0:Levels:0:NameZh", "人脸"), new("OneStop:Issuers:0:Levels:0:NameEn", "face check"),
        new("OneStop:Issuers:0:Levels:1:Value", "password"), new("OneStop:Issuers:0:Levels:1:NameZh", "密码"),
        new("OneStop:Issuers:0:Levels:1:NameEn", "password"),
    ];

    /// <summary>A browser that holds to our policy: no script runs, and a form leads to no other site.</summary>
    public async Task<IPage> Open(bool phone)
    {
        var context = await (await City.Launch()).NewContextAsync(new()
        {
            BaseURL = (await Address()).ToString(),
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
            JavaScriptEnabled = false,
            Locale = "zh-CN",
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await simulators.DisposeAsync();
    }

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
