using Microsoft.AspNetCore.Builder;
using OneStop.TestDatabase;
using Orleans.Runtime;

namespace OneStop.Portal.Tests.Silos;

/// <summary>Portals in this process on one database, each with settings of its own.</summary>
public sealed class Members : IAsyncDisposable
{
    private readonly List<WebApplication> started = [];
    private readonly Lazy<Task<TestDb>> database = new(() => TestDb.Create(OneStopHost.Assemblies));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onestop-test-");

    public string Folder => folder.FullName;

    public async Task<WebApplication> Start(Dictionary<string, string> settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var app = await Build(settings, adjust);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            await app.DisposeAsync();
            throw;
        }

        started.Add(app);
        return app;
    }

    public async Task<WebApplication> Build(Dictionary<string, string> settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var all = new Dictionary<string, string>(settings)
        {
            ["Database"] = (await database.Value).ConnectionString,
            ["Profile"] = "Demo",
            ["MasterKey"] = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBtYXN0ZXI=",
            ["IndexKey"] = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYW4gaW5kZXg=",
            ["DataDir"] = Folder,
            ["Workers"] = "false",
            // Who is declared dead ends its process, and that is this one: not for being slow.
            ["Cluster:Probe"] = "00:00:10",
        };
        return OneStopHost.Build(["--Urls=http://127.0.0.1:0", .. all.Select(s => $"--OneStop:{s.Key}={s.Value}")], adjust);
    }

    /// <summary>How many members this one knows; Orleans' own grain tells, over the wire when it lives elsewhere.</summary>
    public static async Task<int> SeenBy(WebApplication member) =>
        (await member.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in started)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        if (database.IsValueCreated)
            await (await database.Value).DisposeAsync();
        folder.Delete(recursive: true);
    }
}
