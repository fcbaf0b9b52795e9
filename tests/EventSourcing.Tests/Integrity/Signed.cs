using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Integrity;

namespace OneStop.EventSourcing.Tests.Integrity;

/// <summary>A database of its own with two streams and a ledger, all of it under signed roots.</summary>
internal sealed class Signed(EventSourcingDatabase database, EventSourcingHost host, Guid stream, Guid visitor) : IAsyncDisposable
{
    public const string Ledger = "ledgers.visits";

    public EventSourcingDatabase Database => database;
    public EventSourcingHost Host => host;
    public Guid Stream => stream;
    public Guid Visitor => visitor;

    public static async Task<Signed> Make()
    {
        var database = await EventSourcingDatabase.Own();
        await database.AsOwner(
            $"""
            create schema ledgers;
            create table {Ledger} (visitor uuid not null, place text not null, whole boolean not null, at timestamptz not null default now(),
                entry bigint not null, previous bytea not null, hash bytea not null, tx xid8 not null, unique (visitor, entry));
            create trigger chained before insert on {Ledger} for each row execute function platform.chained('visitor');
            comment on table {Ledger} is 'portal: select, insert';
            """);
        await database.Entitle();
        var host = new EventSourcingHost(database, services => services.AddSingleton(new ChainedLedger(Ledger, "visitor")));
        var signed = new Signed(database, host, await host.Open(), Guid.CreateVersion7());
        await host.Open("李四");
        for (var n = 0; n < 3; n++)
            await host.PayIn(signed.Stream, n, "A");
        await signed.Visit(signed.Visitor, "one", "two");
        await signed.Visit(Guid.CreateVersion7(), "three");
        await signed.Visit(signed.Visitor, "a \"quoted\" \\ line\n\t\u0001 世界 🏛");
        (await signed.Sign()).ShouldBeTrue();
        return signed;
    }

    /// <summary>As a module does it: one statement, which knows nothing of chains.</summary>
    public async Task Visit(Guid who, params string[] places)
    {
        await using var command = host.Db.CreateCommand($"insert into {Ledger} (visitor, place, whole) select $1, place, true from unnest($2) as place");
        command.Parameters.Add(Sql.P(who));
        command.Parameters.Add(Sql.P(places));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>An event is settled when no older transaction of the whole server runs any more; neighbours' tests run there too.</summary>
    public async Task<bool> Sign(EventSourcingHost? by = null)
    {
        const string Unsettled = "select (select count(*) from events.mt_events where tx >= pg_snapshot_xmin(pg_current_snapshot())) + (select count(*) from ledgers.visits where tx >= pg_snapshot_xmin(pg_current_snapshot()))";
        await using var command = host.Db.CreateCommand(Unsettled);
        while ((long)(await command.ExecuteScalarAsync())! > 0)
            await Task.Delay(20);
        return await (by ?? host).Worker<RootService>().SignNext(default);
    }

    public Task<IntegrityReport> Check(EventSourcingHost? by = null) => (by ?? host).Get<IntegrityCheck>().Run();

    public Task Alter(string statement) => database.AsOwner(statement, statement.Contains("$1", StringComparison.Ordinal) ? [Sql.P(stream)] : []);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }
}
