using System.Reflection;
using System.Security.Authentication;
using Microsoft.AspNetCore.HttpOverrides;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing;
using OneStop.EventSourcing.Grains;
using OneStop.EventSourcing.Integrity;
using OneStop.Portal.Operations;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>The composition root: one host for the web server, its verbs and the tests.</summary>
public static class OneStopHost
{
    /// <summary>Every assembly that may hold pages, texts, scripts and events.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [typeof(EventSourcingServices).Assembly, typeof(ICatalog).Assembly, .. Modules.All.Select(m => m.Assembly), typeof(OneStopHost).Assembly];

    /// <param name="args">Settings of the command line, on top of files and environment.</param>
    /// <param name="adjust">A test's last word on the services.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings are read once. Watching for changes would follow every file below the working folder, a database's too.
            Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
            ApplicationName = typeof(OneStopHost).Assembly.GetName().Name,
        });
        var settings = OneStopSettings.From(builder.Configuration);
        var missing = settings.Missing().Concat(Modules.All.SelectMany(m => m.Missing(builder.Configuration)))
            .Concat(settings.IsDemo ? [] : Telemetry.Missing(builder.Configuration)).ToList();
        if (missing.Count > 0)
            throw new IncompleteSettingsException(missing);

        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        builder.Logging.AddOneStopLogging();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = SizeLimits.Body;
            server.Limits.MaxRequestHeadersTotalSize = 24 * 1024;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            server.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
            server.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
        });

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        // Before whatever works with cases: it starts first and, when the web server is quiet, stops last.
        builder.AddSilo(settings.Cluster, settings.Database);
        builder.AddTelemetry();
        services.AddEventSourcing(settings.Database, new MasterKeys(settings.MasterKey, settings.IndexKey), [.. Assemblies]);
        services.AddGrainStreams();
        var ledger = new Lazy<(LedgerKey Key, RootsFile Roots)>(() =>
            RootsFile.Open(Path.Combine(settings.DataDir, "keys", "ledger.pem"), settings.RootsFilePath));
        services.AddSingleton(_ => ledger.Value.Key);
        services.AddSingleton(_ => ledger.Value.Roots);
        if (settings.Workers)
            services.AddEventSourcingWorkers(new() { AtOnce = settings.DueAtOnce });
        services.AddOneStopWeb(settings, Modules.All, typeof(OneStopHost).Assembly);
        foreach (var module in Modules.All)
            module.AddServices(services, builder.Configuration);

        services.AddSingleton<Assets>().AddSingleton<Replay>().AddOpenApiDocument().AddHealth();
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        if (settings.BehindProxy)
            services.Configure<ForwardedHeadersOptions>(TrustTheProxy);
        adjust?.Invoke(builder);
        var app = builder.Build();
        Pipeline(app, settings);
        return app;
    }

    private static void Pipeline(WebApplication app, OneStopSettings settings)
    {
        if (settings.BehindProxy)
            app.UseForwardedHeaders();
        app.UseCompression();
        app.UseLastResort();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", StatusCodeSelector = Outages.Status });
        app.UseApiErrors();
        app.UseWhen(IsForPeople, people => people.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseForgottenBody();
        // An answer that failed was begun anew: headers are set on the way to whatever is shown instead.
        if (!settings.IsDemo)
            app.UseHsts();
        app.UseSecurityHeaders();
        app.UseRouting();
        app.UseBlankNames();
        app.UseOpenToAll();
        app.UseBodyLimits();
        app.UseProgramLimits();
        app.UseAuthentication();
        app.UseCacheRules();
        app.UseRateLimiter();
        app.UseAuthorization();

        app.MapRazorPages();
        app.MapAssets();
        app.MapHealth();
        app.MapPreferences();
        app.MapOpenApiDocument();
        foreach (var module in Modules.All)
            module.Map(app);
    }

    private static bool IsForPeople(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase);

    // The proxy stands in the operator's own network; which one it is, only the operator knows.
    private static void TrustTheProxy(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
    }
}

/// <summary>A start without what this profile needs; the message lists all of it.</summary>
public sealed class IncompleteSettingsException(IReadOnlyList<string> missing)
    : Exception("These settings are missing or wrong:" + string.Concat(missing.Select(m => "\n  " + m)));
