using System.Text.Encodings.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OneStop.Simulators.Faults;
using OneStop.Simulators.National;
using OneStop.Simulators.Registers;
using OneStop.Simulators.Signing;
using OneStop.Simulators.Sites;
using OneStop.Simulators.TextMessages;

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
        builder.Services.AddSingleton(new ToldEntries(builder.Configuration["Simulators:Told"]));
        builder.Services.AddSingleton(Callers.From(builder.Configuration));
        builder.Services.AddSingleton<UsedNonces>();
        builder.Services.AddSingleton<FaultSwitches>();
        builder.Services.AddSingleton<TakenTexts>();
        var site = SiteSettings.From(builder.Configuration);
        DepartmentSite.Add(builder.Services, site);
        var national = NationalSettings.From(builder.Configuration);
        NationalPlatform.Add(builder.Services, national);

        var app = builder.Build();
        foreach (var system in RegisterSystem.All)
        {
            app.UseWhen(context => context.Request.Path.StartsWithSegments(system.Path), register =>
            {
                register.UseMiddleware<FaultMiddleware>(system);
                // Browsers come to this one, and what they ask for is signed by nobody.
                if (system != RegisterSystem.National)
                    register.UseMiddleware<SignatureMiddleware>();
            });
        }

        app.UseRouting();
        DepartmentSite.Use(app, site);
        PopulationRegister.Map(app.MapGroup(RegisterSystem.Population.Path));
        MarketRegister.Map(app.MapGroup(RegisterSystem.Market.Path));
        RealEstateRegister.Map(app.MapGroup(RegisterSystem.RealEstate.Path));
        FamilyHomes.Map(app.MapGroup(RegisterSystem.FamilyHomes.Path));
        foreach (var system in RegisterSystem.Shared)
            SharedRegister.Map(app.MapGroup(system.Path), system);
        foreach (var system in RegisterSystem.Shared.Append(RegisterSystem.Market))
            ToldEntries.Map(app.MapGroup(system.Path), system);
        TextMessageGateway.Map(app.MapGroup(RegisterSystem.Texts.Path));
        FaultPage.Map(app);
        TextMessageGateway.MapInbox(app);
        DepartmentSite.Map(app, site);
        NationalPlatform.Map(app, national);
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

    /// <summary>No register of its own: it puts together what three others say.</summary>
    public static readonly RegisterSystem FamilyHomes = new("family-homes", "家庭住房查询（自然资源局）", "Homes of a family");

    /// <summary>No register: it takes text messages.</summary>
    public static readonly RegisterSystem Texts = new("texts", "短信网关", "Gateway for text messages");

    /// <summary>No register: people sign in by it.</summary>
    public static readonly RegisterSystem National = new("national", "国家网络身份认证", "National identity platform");

    /// <summary>Those that answer what they have on file of a person or body, all in the same way.</summary>
    public static readonly IReadOnlyList<RegisterSystem> Shared =
    [
        new("household", "户籍库（公安局）", "Household register"),
        new("marriage", "婚姻登记库（民政局）", "Marriage register"),
        new("births", "出生医学登记（卫生健康委）", "Birth records"),
        new("social-insurance", "社会保险库（人力资源和社会保障局）", "Social insurance"),
        new("medical-insurance", "医疗保险库（医疗保障局）", "Medical insurance"),
        RealEstate,
        new("housing-contracts", "存量房网签备案（住建局）", "Filed housing contracts"),
        new("utilities", "水电气户号（水务、供电、燃气）", "Water, power and gas accounts"),
        new("tax", "税务登记和完税（税务局）", "Tax records"),
        new("vehicles", "机动车登记（公安局）", "Vehicle register"),
        new("road-transport", "道路运输许可（交通运输局）", "Road transport licences"),
        new("disability", "残疾人人口库（残联）", "Register of people with disabilities"),
        new("relief", "社会救助库（民政局）", "Social relief"),
        new("vaccination", "预防接种库（疾控局）", "Vaccination records"),
        new("residence-permit", "居住证库（公安局）", "Residence permits"),
        new("employment", "就业登记库（人力资源和社会保障局）", "Employment register"),
    ];

    public static readonly IReadOnlyList<RegisterSystem> All =
        [Population, Market, RealEstate, FamilyHomes, .. Shared.Where(s => s != RealEstate), Texts, National];

    public string Path => "/" + Name;
}
