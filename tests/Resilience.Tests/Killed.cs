using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Kernel.Integrity;
using OneStop.Load.Drive;
using OneStop.Portal;
using OneStop.TestDatabase;

namespace OneStop.Resilience.Tests;

public sealed class Killed
{
    private const int DraftsToFile = 160;
    private const int Kills = 4;

    // Written but not yet run on a quiet machine, so it runs only when asked for: --explicit only.
    [Fact(Explicit = true)]
    public async Task Killing_the_portal_loses_no_acknowledged_application_and_doubles_none()
    {
        await using var database = await TestDb.Create(OneStopHost.Assemblies);
        var folder = Directory.CreateTempSubdirectory("onestop-test-");
        var environment = Environment(database.ConnectionString, folder.FullName);
        await using var app = OneStopHost.Build([.. environment.Select(e => $"--{e.Key.Replace("__", ":", StringComparison.Ordinal)}={e.Value}")]);
        var accounts = await Accounts.Prepare(app.Services);
        var drafts = new Drafts(app.Services, accounts);
        await drafts.Make(DraftsToFile);
        var waiting = new ConcurrentQueue<Guid>(drafts.Ready);
        var acknowledged = new ConcurrentDictionary<Guid, byte>();
        var random = new Random(11);

        for (var life = 0; life <= Kills; life++)
        {
            await using var portal = await PortalProcess.Start(environment);
            var last = life == Kills;
            using var dead = new CancellationTokenSource();
            var filing = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => File(portal, accounts, waiting, acknowledged, dead.Token)));
            if (!last)
            {
                // Somewhere in the middle of the stream; the process gets no chance to finish anything.
                await Task.WhenAny(filing, Task.Delay(random.Next(200, 900)));
                portal.Kill();
                await dead.CancelAsync();
            }

            await filing;
        }

        waiting.ShouldBeEmpty();
        acknowledged.Count.ShouldBe(DraftsToFile);
        var db = app.Services.GetRequiredService<NpgsqlDataSource>();
        (await Count(db, "select count(*) from cases.cases")).ShouldBe(DraftsToFile);
        (await Count(db, "select count(*) from kernel.events where type = 'cases.case-submitted.v1'")).ShouldBe(DraftsToFile);
        (await Count(db, "select count(*) from cases.drafts")).ShouldBe(0);
        var filed = await Ids(db, "select id from cases.cases");
        acknowledged.Keys.ShouldAllBe(id => filed.Contains(id));
        (await app.Services.GetRequiredService<IntegrityCheck>().Run()).FirstFault.ShouldBeNull();
        folder.Delete(recursive: true);
    }

    /// <summary>One applicant's browser: what was not acknowledged is tried again, as a person would after a lost answer.</summary>
    private static async Task File(PortalProcess portal, Accounts accounts, ConcurrentQueue<Guid> waiting, ConcurrentDictionary<Guid, byte> acknowledged, CancellationToken dead)
    {
        using var citizen = new Visitor(portal.Address);
        try
        {
            await citizen.SignIn("/signin", accounts.Citizen, accounts.Password);
            await citizen.ActFor(accounts.CitizenEnterprise);
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException && dead.IsCancellationRequested)
        {
            return;
        }

        while (!dead.IsCancellationRequested && waiting.TryDequeue(out var draft))
        {
            try
            {
                var answer = await citizen.Post($"/apply/draft/{draft}/check", new() { ["agree"] = "1" });
                ((int)answer).ShouldBe(302);
                acknowledged.TryAdd(draft, 0).ShouldBeTrue("a draft is acknowledged once");
            }
            catch (HttpRequestException)
            {
                waiting.Enqueue(draft);
            }
        }
    }

    private static async Task<long> Count(NpgsqlDataSource db, string text)
    {
        await using var command = db.CreateCommand(text);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<HashSet<Guid>> Ids(NpgsqlDataSource db, string text)
    {
        await using var command = db.CreateCommand(text);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new HashSet<Guid>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    private static Dictionary<string, string> Environment(string connectionString, string folder) => new()
    {
        ["OneStop__Database"] = connectionString,
        ["OneStop__Profile"] = "Demo",
        ["OneStop__MasterKey"] = Convert.ToBase64String("tests only: 32 bytes of a master"u8),
        ["OneStop__IndexKey"] = Convert.ToBase64String("tests only: 32 bytes of an index"u8),
        ["OneStop__Exchange__Key"] = Convert.ToBase64String("tests only: 32 bytes of exchange"u8),
        ["OneStop__Fonts"] = System.Environment.GetEnvironmentVariable("ONESTOP_FONTS") ?? "",
        ["OneStop__DataDir"] = folder,
        ["OneStop__Accounts"] = Path.Combine(folder, "accounts.json"),
        ["OneStop__SignInsPerMinute"] = "100000",
    };
}
