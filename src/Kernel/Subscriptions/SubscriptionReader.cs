using System.Text.Json;
using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;

namespace OneStop.Kernel.Subscriptions;

/// <summary>A place in the order in which transactions became visible.</summary>
internal readonly record struct Position(ulong Tx, long Seq)
{
    public static readonly Position Start = new(0, 0);
}

/// <summary>What one read found: the events, and the place up to which nothing more can appear.</summary>
internal sealed record Batch(IReadOnlyList<(Position At, Delivery Delivery)> Events, Position SettledUpTo);

/// <summary>
/// Reads committed events in the order (tx, seq), and only those of transactions below the oldest one still running: a
/// reader of a bare sequence would skip an append that took its number early and committed late.
/// </summary>
internal sealed class SubscriptionReader(NpgsqlDataSource db, EventTypes types, MasterKeys masters)
{
    private const int Limit = 200;

    private const string Query =
        """
        with settled as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as xmin)
        select e.tx, e.seq, e.stream_id, e.version, e.type, e.data, e.meta, e.at, s.subject, k.wrapped,
               exists (select from kernel.parked p where p.name = $7 and p.stream_id = e.stream_id)
        from kernel.events e
        join kernel.streams s on s.id = e.stream_id
        left join kernel.subject_keys k on k.subject = s.subject
        where (e.tx, e.seq) > ($1, $2) and e.tx < (select xmin from settled)
          and e.type = any ($3) and get_byte(uuid_send(e.stream_id), 15) % $4 = $5
        order by e.tx, e.seq
        limit $6
        """;

    private const string EndQuery =
        """
        select e.tx, e.seq from kernel.events e
        where (e.tx, e.seq) > ($1, $2) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
        order by e.tx desc, e.seq desc limit 1
        """;

    public async Task<Batch> Read(string subscription, string[] names, Position after, int parts, int part, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        // The end is looked up first: whatever settles in between is above it and comes with the next read.
        batch.BatchCommands.Add(Sql.Statement(EndQuery, Sql.Xid(after.Tx), Sql.P(after.Seq)));
        batch.BatchCommands.Add(Sql.Statement(Query, Sql.Xid(after.Tx), Sql.P(after.Seq), Sql.P(names), Sql.P(parts), Sql.P(part), Sql.P(Limit), Sql.P(subscription)));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var end = await reader.ReadAsync(cancel) ? At(reader) : after;
        await reader.NextResultAsync(cancel);
        var events = new List<(Position, Delivery)>();
        while (await reader.ReadAsync(cancel))
            events.Add((At(reader), Read(reader)));
        return new(events, events.Count == Limit ? events[^1].Item1 : Later(end, events.Count > 0 ? events[^1].Item1 : after));
    }

    private static Position At(NpgsqlDataReader reader) => new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1));

    private static Position Later(Position a, Position b) => (a.Tx, a.Seq).CompareTo((b.Tx, b.Seq)) >= 0 ? a : b;

    private Delivery Read(NpgsqlDataReader reader)
    {
        var meta = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(6), EventMetaJson.Default.EventMeta)! with { At = reader.GetFieldValue<DateTimeOffset>(7) };
        Guid? subject = reader.IsDBNull(8) ? null : reader.GetGuid(8);
        var key = subject is { } s ? masters.Unwrap(s, reader.IsDBNull(9) ? null : reader.GetFieldValue<byte[]>(9)) : null;
        return new(reader.GetGuid(2), reader.GetInt32(3), types.Read(reader.GetString(4), reader.GetFieldValue<byte[]>(5), key), meta, subject, key) { FollowsParked = reader.GetBoolean(10) };
    }
}
