using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;
using OneStop.Kernel.Store;

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
        select e.tx, e.seq_id, e.stream_id, e.version, e.type, e.data, e.headers, e.timestamp, e.user_name, e.correlation_id, e.causation_id, k.subject, k.wrapped,
               exists (select from kernel.parked p where p.name = $7 and p.stream_id = e.stream_id)
        from events.mt_events e
        join events.mt_events f on f.stream_id = e.stream_id and f.version = 1
        left join kernel.subject_keys k on k.subject = (f.headers ->> 'subject')::uuid
        where (e.tx, e.seq_id) > ($1, $2) and e.tx < (select xmin from settled)
          and e.type = any ($3) and get_byte(uuid_send(e.stream_id), 15) % $4 = $5
        order by e.tx, e.seq_id
        limit $6
        """;

    private const string EndQuery =
        """
        select e.tx, e.seq_id from events.mt_events e
        where (e.tx, e.seq_id) > ($1, $2) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
        order by e.tx desc, e.seq_id desc limit 1
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
        var meta = StoredMeta.Meta(StoredMeta.Read(reader.GetFieldValue<byte[]>(6)), reader.GetFieldValue<DateTimeOffset>(7), Text(8), Text(9), Text(10));
        Guid? subject = reader.IsDBNull(11) ? null : reader.GetGuid(11);
        var key = subject is { } s ? masters.Unwrap(s, reader.IsDBNull(12) ? null : reader.GetFieldValue<byte[]>(12)) : null;
        return new(reader.GetGuid(2), (int)reader.GetInt64(3), types.Read(reader.GetString(4), reader.GetFieldValue<byte[]>(5), key), meta, subject, key) { FollowsParked = reader.GetBoolean(13) };

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }
}
