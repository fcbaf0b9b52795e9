using System.Globalization;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using OneStop.Cases;
using OneStop.Cases.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Store;
using OneStop.Load.Drive;
using OneStop.Rules;

namespace OneStop.Benchmarks;

/// <summary>
/// One event with its receipt, through Marten's session as the product does it, and in one batch of our own that calls Marten's
/// function: what the public API costs. In turns, by eight clients on streams of their own.
/// </summary>
internal static class Append
{
    private const int Clients = 8, Rounds = 8, Each = 250;

    private const string Function = "select events.mt_quick_append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    private const string Receipt = "insert into platform.receipts (actor, key, stream_id, command, content, answer) values ($1, $2, $3, 'measured', $4, '{}')";

    public static async Task Run(IServiceProvider services)
    {
        var (db, marten, types) = (services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<IDocumentStore>(),
            services.GetRequiredService<EventTypes>());
        var streams = Enumerable.Range(0, Clients).Select(_ => Guid.CreateVersion7()).ToArray();
        var versions = new int[Clients];
        var postmaster = await Postmaster.Of(db);
        var costs = new Dictionary<string, List<double>>(StringComparer.Ordinal) { ["session"] = [], ["batch"] = [] };
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (way, append) in new (string, Func<Guid, int, Task>)[] { ("session", (s, v) => Session(marten, s, v)),
                ("batch", (s, v) => Batch(db, types, s, v)) })
            {
                var before = CpuSeconds.Now(Environment.ProcessId, postmaster);
                await Task.WhenAll(Enumerable.Range(0, Clients).Select(c => Task.Run(async () =>
                {
                    for (var i = 0; i < Each; i++)
                        await append(streams[c], versions[c]++);
                })));
                var spent = CpuSeconds.Now(Environment.ProcessId, postmaster).Since(before);
                // The first round warms up.
                if (round > 0)
                    costs[way].Add((spent.Portal + spent.Postgres) * 1_000_000 / (Clients * Each));
            }
        }

        foreach (var (way, list) in costs)
        {
            list.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"append of one event by {way}: {list[list.Count / 2]:N0} µs of CPU with PostgreSQL (median of {Rounds}; {list[0]:N0} to {list[^1]:N0})"));
        }
    }

    private static async Task Session(IDocumentStore marten, Guid stream, int before)
    {
        await using var session = marten.LightweightSession();
        session.LastModifiedBy = stream.ToString();
        var built = session.Events.BuildEvent(Event());
        built.Timestamp = TimeProvider.System.GetUtcNow();
        foreach (var (name, value) in Headers)
            built.SetHeader(name, value);
        if (before == 0)
            session.Events.StartStream(stream, built);
        else
            session.Events.Append(stream, before + 1, built);
        session.QueueOperation(new SqlOperation(Kept(stream)));
        await session.SaveChangesAsync();
    }

    private static async Task Batch(NpgsqlDataSource db, EventTypes types, Guid stream, int before)
    {
        var e = Event();
        await using var connection = await db.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Statement(Function,
            Sql.P(stream), Typed(DBNull.Value, NpgsqlDbType.Varchar), Typed("*DEFAULT*", NpgsqlDbType.Varchar), Array(Guid.CreateVersion7(), NpgsqlDbType.Uuid),
            Array(types.NameOf(e.GetType()), NpgsqlDbType.Varchar), Array($"{e.GetType().FullName}, {e.GetType().Assembly.GetName().Name}",
                NpgsqlDbType.Varchar),
            Array(System.Text.Encoding.UTF8.GetString(EventTypes.Write(e)), NpgsqlDbType.Jsonb), Array<byte[]?>(null, NpgsqlDbType.Bytea),
            Array<string?>(null, NpgsqlDbType.Varchar), Array<string?>(null, NpgsqlDbType.Varchar),
                Array(System.Text.Json.JsonSerializer.Serialize(Headers), NpgsqlDbType.Jsonb),
            Array(stream.ToString(), NpgsqlDbType.Varchar), Array(TimeProvider.System.GetUtcNow(), NpgsqlDbType.TimestampTz), Sql.P((long)before)));
        batch.BatchCommands.Add(Kept(stream));
        await batch.ExecuteNonQueryAsync();
    }

    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        [ChainHash.Header] = ChainHash.Start, ["channel"] = "window", ["post"] = "one-stop-hall/990102/Clerk",
    };

    private static ItemAccepted Event() => new("E01-I2", new(2026, 12, 7));

    private static NpgsqlBatchCommand Kept(Guid stream) =>
        Sql.Statement(Receipt, Sql.P(stream), Sql.P(Guid.CreateVersion7().ToString()), Sql.P(stream), Sql.P(new byte[32]));

    private static NpgsqlParameter Typed(object value, NpgsqlDbType type) => new() { Value = value, NpgsqlDbType = type };

    private static NpgsqlParameter Array<T>(T one, NpgsqlDbType type) => new() { Value = new[] { one }, NpgsqlDbType = NpgsqlDbType.Array | type };
}
