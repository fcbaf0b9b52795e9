using System.Text.Encodings.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OneStop.Simulators.Faults;
using OneStop.Simulators.Registers;
using OneStop.Simulators.Signing;

namespace OneStop.Simulators;

/// <summary>The server as a whole: tests start the same one on a port of their own.</summary>
public static class SimulatorServer
{
    private const int LargestBody = 16 * 1024;

    /// <param name="args">Command line; <c>--urls</c> and <c>--Simulators:Callers:0:AppId</c>, <c>:Key</c> matter most.</param>
    /// <param name="clock">Another clock, for tests.</param>
    public static WebApplication Build(string[] args, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        builder.Services.TryAddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton(RegisterData.Load());
        builder.Services.AddSingleton(Callers.From(builder.Configuration));
        builder.Services.AddSingleton<UsedNonces>();
        builder.Services.AddSingleton<FaultSwitches>();

        var app = builder.Build();
        foreach (var system in RegisterSystem.All)
        {
            app.UseWhen(context => context.Request.Path.StartsWithSegments(system.Path), register =>
            {
                register.UseMiddleware<FaultMiddleware>(system);
                register.UseMiddleware<SignatureMiddleware>();
            });
        }

        app.UseRouting();
        PopulationRegister.Map(app.MapGroup(RegisterSystem.Population.Path));
        MarketRegister.Map(app.MapGroup(RegisterSystem.Market.Path));
        RealEstateRegister.Map(app.MapGroup(RegisterSystem.RealEstate.Path));
        FaultPage.Map(app);
        app.MapGet("/", () => Results.Redirect(FaultPage.Path));
        app.MapGet("/health/live", () => "ok");
        app.MapGet("/health/ready", () => "ok");
        return app;
    }
}

/// <summary>One department's system: the name in addresses and its names for people.</summary>
internal sealed record RegisterSystem(string Name, string Zh, string En)
{
    public static readonly RegisterSystem Population = new("population", "人口库（公安局）", "Population register");
    public static readonly RegisterSystem Market = new("market", "经营主体登记库（市场监督管理局）", "Market-entity register");
    public static readonly RegisterSystem RealEstate = new("real-estate", "不动产登记和租赁备案（自然资源局、住建局）", "Real-estate and rental-filing register");

    public static readonly IReadOnlyList<RegisterSystem> All = [Population, Market, RealEstate];

    public string Path => "/" + Name;
}
