using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;
using OneStop.Testing;

namespace OneStop.Resilience.Tests;

public sealed class DatabaseAway
{
    /// <summary>Longer than the pause of every worker, so that each of them meets the outage.</summary>
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_calm_page_is_shown_while_the_database_is_away_and_work_goes_on_when_it_is_back()
    {
        await using var portal = new WiredPortal();
        using var citizen = await portal.Visitor();
        await citizen.SignIn("yuman", "donghu-2026");
        var acting = await citizen.Get("/acting");
        var choice = acting.All("input[name=for]").Select(i => i.GetAttribute("value")!).Last();
        var form = acting.Form().With("for", choice);

        portal.Wire.Cut();
        await Task.Delay(Outage);
        foreach (var away in new[] { await citizen.Get("/cases"), await citizen.Submit(form) })
        {
            away.Status.ShouldBe(503);
            away.H1.ShouldBe("系统正在恢复，请稍等");
            away.Text.ShouldContain("没有丢任何东西");
            away.Headers["Retry-After"].ShouldBe("20");
            away.Body.ShouldNotContain("Npgsql");
        }

        (await citizen.Get("/health/ready")).Status.ShouldBe(503);
        (await citizen.Get("/health/live")).Status.ShouldBe(200);

        portal.Wire.Mend();
        for (var tries = 0; tries < 100 && (await citizen.Get("/health/ready")).Status != 200; tries++)
            await Task.Delay(100);
        // The same press of the same button, by somebody who is still signed in.
        (await citizen.Submit(form)).Status.ShouldBe(200);
        (await citizen.Get("/cases")).Status.ShouldBe(200);
        await DueTimesGoOn(await portal.ConnectionString());
    }

    /// <summary>The workers behind the pages are awake again: a due time that nobody waits for is taken away.</summary>
    private static async Task DueTimesGoOn(string connectionString)
    {
        await using var db = NpgsqlDataSource.Create(connectionString);
        await using (var put = db.CreateCommand("insert into platform.due (stream_id, kind, at) values ($1, 'cases.draft-expiry', now())"))
        {
            put.Parameters.Add(Sql.P(Guid.CreateVersion7()));
            await put.ExecuteNonQueryAsync();
        }

        await using var left = db.CreateCommand("select count(*) from platform.due where at <= now()");
        for (var tries = 0; tries < 100 && (long)(await left.ExecuteScalarAsync())! > 0; tries++)
            await Task.Delay(100);
        (await left.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private sealed class WiredPortal : PortalUnderTest
    {
        private Relay? relay;

        public Relay Wire => relay!;

        protected override string Wired(string connectionString)
        {
            var direct = new NpgsqlConnectionStringBuilder(connectionString);
            relay = new Relay(direct.Host!, direct.Port);
            return new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = relay.Port, Timeout = 3 }.ConnectionString;
        }

        public override async ValueTask DisposeAsync()
        {
            relay?.Mend();
            await base.DisposeAsync();
            if (relay is not null)
                await relay.DisposeAsync();
        }
    }
}
