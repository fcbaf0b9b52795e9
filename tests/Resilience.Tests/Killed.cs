using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Demo;
using OneStop.EventSourcing.Integrity;
using OneStop.Load.Drive;
using OneStop.Portal;
using OneStop.TestDatabase;

namespace OneStop.Resilience.Tests;

public sealed class Killed
{
    private const int DraftsToFile = 160;
    private const int ItemsOfEach = 5;
    private const int Citizens = 4;
    private const int Kills = 3;

    [Fact]
    public async Task Killing_the_portal_loses_no_acknowledged_application_and_doubles_none()
    {
        await using var database = await TestDb.Create(OneStopHost.Assemblies);
        var folder = Directory.CreateTempSubdirectory("onestop-test-");
        try
        {
            var environment = Environment(database, folder.FullName);
            await using var app = DemoHost.Build([.. environment.Select(e => $"--{e.Key.Replace("__", ":", StringComparison.Ordinal)}={e.Value}")]);
            var accounts = await Accounts.Prepare(app.Services);
            var made = new Drafts(app.Services, accounts);
            await made.Make(DraftsToFile);
            var drafts = made.Ready.ToHashSet();

            var acknowledged = await FileAll(environment, accounts, drafts);

            acknowledged.ShouldBe(drafts, ignoreOrder: true);
            var db = app.Services.GetRequiredService<NpgsqlDataSource>();
            (await Ids(db, "select id from cases.cases")).ShouldBe(drafts, ignoreOrder: true);
            (await Ids(db, "select stream_id from events.mt_events where type = 'cases.case-submitted.v1'")).ShouldBe(drafts, ignoreOrder: true);
            (await Ids(db, "select case_id from cases.items")).Count.ShouldBe(DraftsToFile * ItemsOfEach);
            (await Ids(db, "select id from cases.drafts")).ShouldBeEmpty();
            (await Ids(db, "select stream_id from platform.due where kind = 'cases.draft-expiry'")).ShouldBeEmpty();
            (await app.Services.GetRequiredService<IntegrityCheck>().Run()).FirstFault.ShouldBeNull();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One life of the portal after the other; each but the last ends in the middle of the stream, with no chance to finish anything.</summary>
    private static async Task<IReadOnlyCollection<Guid>> FileAll(Dictionary<string, string> environment, Accounts accounts, HashSet<Guid> drafts)
    {
        var waiting = new ConcurrentQueue<Guid>(drafts);
        var acknowledged = new ConcurrentQueue<Guid>();
        var citizens = new List<Visitor>();
        var random = new Random(11);
        Uri? address = null;
        try
        {
            for (var life = 1; life <= Kills + 1; life++)
            {
                await using var portal = await PortalProcess.Start(environment, address);
                address ??= portal.Address;
                while (citizens.Count < Citizens)
                    citizens.Add(await SignedIn(address, accounts));
                var filing = Task.WhenAll(citizens.Select(c => Task.Run(() => File(c, waiting, acknowledged))));
                if (life > Kills)
                {
                    await filing;
                    break;
                }

                var enough = drafts.Count * life / (Kills + 1);
                while (acknowledged.Count < enough && !filing.IsCompleted)
                    await Task.Delay(random.Next(1, 6));
                portal.Kill();
                (await filing).ShouldContain(false, "the portal is killed while it works");
            }
        }
        finally
        {
            citizens.ForEach(c => c.Dispose());
        }

        return [.. acknowledged];
    }

    private static async Task<Visitor> SignedIn(Uri address, Accounts accounts)
    {
        var citizen = new Visitor(address);
        await citizen.SignIn("/signin", accounts.Citizen, accounts.Password);
        await citizen.ActFor(accounts.CitizenEnterprise);
        return citizen;
    }

    /// <summary>
    /// Files until nothing waits, or until an answer is lost: then the application is to be filed again, as a person would.
    /// </summary>
    /// <returns>Whether every answer came.</returns>
    private static async Task<bool> File(Visitor citizen, ConcurrentQueue<Guid> waiting, ConcurrentQueue<Guid> acknowledged)
    {
        while (waiting.TryDequeue(out var draft))
        {
            try
            {
                ((int)await citizen.Post($"/apply/draft/{draft}/check", new() { ["agree"] = "1", ["again"] = "1" })).ShouldBe(302);
                acknowledged.Enqueue(draft);
            }
            catch (HttpRequestException)
            {
                waiting.Enqueue(draft);
                return false;
            }
        }

        return true;
    }

    internal static async Task<IReadOnlyList<Guid>> Ids(NpgsqlDataSource db, string text)
    {
        await using var command = db.CreateCommand(text);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    internal static Dictionary<string, string> Environment(TestDb database, string folder) => new()
    {
        ["OneStop__Database"] = database.ConnectionString,
        ["OneStop__OwnerDatabase"] = database.OwnerConnectionString,
        ["OneStop__Profile"] = "Demo",
        ["OneStop__MasterKey"] = Convert.ToBase64String("tests only: 32 bytes of a master"u8),
        ["OneStop__IndexKey"] = Convert.ToBase64String("tests only: 32 bytes of an index"u8),
        ["OneStop__Exchange__Key"] = Convert.ToBase64String("tests only: 32 bytes of exchange"u8),
        ["OneStop__Fonts"] = System.Environment.GetEnvironmentVariable("ONESTOP_FONTS") ?? "",
        ["OneStop__DataDir"] = folder,
        ["OneStop__Accounts"] = Path.Combine(folder, "accounts.json"),
        ["OneStop__WrongPasswordsPerMinute"] = "100000",
    };
}
