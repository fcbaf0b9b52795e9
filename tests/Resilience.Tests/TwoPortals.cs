using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Demo;
using OneStop.Load.Drive;
using OneStop.Portal;
using OneStop.TestDatabase;

namespace OneStop.Resilience.Tests;

/// <summary>Two portals as processes of their own that carry the cases together, on a database of their own, with drafts to file.</summary>
internal sealed class TwoPortals : IAsyncDisposable
{
    private readonly TestDb database;
    private readonly DirectoryInfo folder;
    private readonly Dictionary<string, string> environment;
    private readonly WebApplication app;
    private readonly PortalProcess?[] running = new PortalProcess?[2];

    private TwoPortals(TestDb database, DirectoryInfo folder, Dictionary<string, string> environment, WebApplication app) =>
        (this.database, this.folder, this.environment, this.app) = (database, folder, environment, app);

    public required Accounts Accounts { get; init; }
    public required IReadOnlyCollection<Guid> Drafts { get; init; }

    /// <summary>Where they listen; the address of one that is dead stays in the list.</summary>
    public Uri[] Doors { get; } = new Uri[2];

    /// <summary>Of this process: it looks at the same database and serves nothing.</summary>
    public IServiceProvider Services => app.Services;

    public NpgsqlDataSource Db => app.Services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<TwoPortals> Start(int drafts)
    {
        var database = await TestDb.Create(OneStopHost.Assemblies);
        var folder = Directory.CreateTempSubdirectory("onestop-test-");
        var environment = Killed.Environment(database, folder.FullName);
        var app = DemoHost.Build([.. environment.Select(e => $"--{e.Key.Replace("__", ":", StringComparison.Ordinal)}={e.Value}")]);
        environment["OneStop__Cluster__Shared"] = "true";
        var accounts = await Accounts.Prepare(app.Services);
        var made = new Drafts(app.Services, accounts);
        await made.Make(drafts);
        var portals = new TwoPortals(database, folder, environment, app) { Accounts = accounts, Drafts = [.. made.Ready] };
        try
        {
            await Task.WhenAll(portals.Open(0), portals.Open(1));
        }
        catch
        {
            await portals.DisposeAsync();
            throw;
        }

        return portals;
    }

    /// <summary>Starts a portal, where it was before if it was.</summary>
    public async Task Open(int door)
    {
        running[door] = await PortalProcess.Start(environment, Doors[door]);
        Doors[door] = running[door]!.Address;
    }

    public void Kill(int door) => running[door]!.Kill();

    public Task<int> Stop(int door) => running[door]!.Stop();

    /// <summary>Members that count themselves alive or are counted so.</summary>
    public async Task<long> Active()
    {
        await using var command = Db.CreateCommand("select count(*) from orleans.OrleansMembershipTable where Status = 3");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var portal in running)
        {
            if (portal is not null)
                await portal.DisposeAsync();
        }

        await app.DisposeAsync();
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
