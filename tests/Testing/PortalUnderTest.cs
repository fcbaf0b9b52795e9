using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases;
using OneStop.Cases.Domain;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Certificates;
using OneStop.Demo;
using OneStop.Portal;
using OneStop.TestDatabase;

namespace OneStop.Testing;

/// <summary>
/// The real portal over real HTTP on a free port, with a database of its own, demo people and antiforgery on. Meant as an
/// assembly fixture: <c>[assembly: AssemblyFixture(typeof(PortalUnderTest))]</c>; it starts with the first test that asks.
/// </summary>
public class PortalUnderTest : IAsyncDisposable
{
    private readonly Lazy<Task<Running>> running;

    public PortalUnderTest() => running = new(Start);

    /// <summary>A browser with its own cookies, nobody signed in.</summary>
    public async Task<Browser> Visitor() => new((await running.Value).Address);

    public async Task<IServiceProvider> Services() => (await running.Value).App.Services;

    public async Task<Uri> Address() => (await running.Value).Address;

    public async Task<string> ConnectionString() => (await running.Value).Database.ConnectionString;

    /// <summary>For tests that alter what no portal can.</summary>
    public async Task<string> OwnerConnectionString() => (await running.Value).Database.OwnerConnectionString;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        // A portal that did not start has already failed its tests; there is nothing to stop.
        if (!running.IsValueCreated || !running.Value.IsCompletedSuccessfully)
            return;
        var (app, database, folder, _) = await running.Value;
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Settings on top of those of a demo; keys as in <c>OneStop:LookupsPerMinute</c>.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings => [];

    /// <summary>The way to the database, for a test that puts something in between.</summary>
    protected virtual string Wired(string connectionString) => connectionString;

    /// <summary>The last word on the host's services before it is built.</summary>
    protected virtual void Adjust(WebApplicationBuilder builder) { }

    private async Task<Running> Start()
    {
        var database = await TestDb.Create(OneStopHost.Assemblies);
        var folder = Directory.CreateTempSubdirectory("onestop-test-").FullName;
        var settings = new Dictionary<string, string>
        {
            ["OneStop:Database"] = Wired(database.ConnectionString),
            ["OneStop:OwnerDatabase"] = database.OwnerConnectionString,
            ["OneStop:Profile"] = "Demo",
            ["OneStop:MasterKey"] = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBtYXN0ZXI=",
            ["OneStop:IndexKey"] = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYW4gaW5kZXg=",
            ["OneStop:Fonts"] = Environment.GetEnvironmentVariable("ONESTOP_FONTS") ?? "",
            ["OneStop:DataDir"] = folder,
            ["OneStop:Accounts"] = Path.Combine(folder, "accounts.json"),
            ["OneStop:WrongPasswordsPerMinute"] = "100000",
            ["OneStop:LookupsPerMinute"] = "100000",
            ["OneStop:OpenDataPerMinute"] = "100000",
            ["Urls"] = "http://127.0.0.1:0",
        };
        foreach (var (key, value) in Settings)
            settings[key] = value;

        var app = DemoHost.Build([.. settings.Select(s => $"--{s.Key}={s.Value}")], builder =>
        {
            builder.Services.AddAppending<Case>().AddAppending<Certificate>().AddAppending<CatalogDraft>();
            OverTheWire.Use(builder.Services);
            Adjust(builder);
        });
        await DemoHost.Lay(app.Services);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(app, database, folder, new(address));
    }

    private sealed record Running(WebApplication App, TestDb Database, string Folder, Uri Address);
}
