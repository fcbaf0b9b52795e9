using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;
using OneStop.Portal;
using OneStop.TestDatabase;
using OneStop.Testing;

namespace OneStop.Resilience.Tests;

public sealed class DatabaseAway
{
    // Written but not yet run on a quiet machine, so it runs only when asked for: --explicit only.
    [Fact(Explicit = true)]
    public async Task A_calm_page_is_shown_while_the_database_is_away_and_work_goes_on_when_it_is_back()
    {
        await using var database = await TestDb.Create(OneStopHost.Assemblies);
        var direct = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await using var relay = new Relay(direct.Host!, direct.Port);
        var folder = Directory.CreateTempSubdirectory("onestop-test-");
        await using var app = OneStopHost.Build([.. Settings(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = relay.Port, Timeout = 3 }.ConnectionString, folder.FullName)]);
        await Setup.Lay(app.Services, demo: true);
        await app.StartAsync();
        using var citizen = new Browser(new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
        await citizen.SignIn("zhouhe", "donghu-2026");
        (await citizen.Get("/cases")).Status.ShouldBe(200);

        relay.Cut();
        var away = await citizen.Get("/cases");
        away.Status.ShouldBe(503);
        away.Text.ShouldContain("没有丢任何东西");
        away.Text.ShouldNotContain("Npgsql");
        (await citizen.Get("/health/ready")).Status.ShouldBe(503);
        (await citizen.Get("/health/live")).Status.ShouldBe(200);

        relay.Mend();
        for (var tries = 0; tries < 50 && (await citizen.Get("/health/ready")).Status != 200; tries++)
            await Task.Delay(100);
        (await citizen.Get("/cases")).Status.ShouldBe(200);
        await app.StopAsync();
        folder.Delete(recursive: true);
    }

    private static IEnumerable<string> Settings(string connectionString, string folder)
    {
        yield return "--OneStop:Database=" + connectionString;
        yield return "--OneStop:Profile=Demo";
        yield return "--OneStop:MasterKey=" + Convert.ToBase64String("tests only: 32 bytes of a master"u8);
        yield return "--OneStop:IndexKey=" + Convert.ToBase64String("tests only: 32 bytes of an index"u8);
        yield return "--OneStop:Exchange:Key=" + Convert.ToBase64String("tests only: 32 bytes of exchange"u8);
        yield return "--OneStop:Fonts=" + Environment.GetEnvironmentVariable("ONESTOP_FONTS");
        yield return "--OneStop:DataDir=" + folder;
        yield return "--OneStop:Accounts=" + Path.Combine(folder, "accounts.json");
        yield return "--Urls=http://127.0.0.1:0";
    }
}
