using System.Text;
using System.Text.Json;
using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Kernel.Events;

namespace OneStop.Kernel.Store;

/// <summary>The statements of one append; the batch is one transaction in one round trip.</summary>
internal static class Appending
{
    private const string EventsInsert =
        """
        insert into kernel.events (stream_id, version, type, data, meta, at, prev_hash, hash)
        select $1, e.version, e.type, e.data::json, $2::json, $3, e.prev, e.hash
        from unnest($4::int[], $5::text[], $6::text[], $7::bytea[], $8::bytea[]) as e (version, type, data, prev, hash)
        """;

    public static void AddStatements<TState>(
        NpgsqlBatch batch, EventTypes types, Loaded<TState> loaded, IReadOnlyList<IEvent> events, EventMeta meta, IEnumerable<IInlineProjection<TState>> projections)
        where TState : class, IAggregate<TState>
    {
        var count = events.Count;
        var metaJson = JsonSerializer.SerializeToUtf8Bytes(meta, EventMetaJson.Default.EventMeta);
        var (versions, names, datas) = (new int[count], new string[count], new string[count]);
        var (previous, hashes) = (new byte[count][], new byte[count][]);
        var hash = loaded.LastHash;
        var state = loaded.State;
        for (var i = 0; i < count; i++)
        {
            var data = EventTypes.Write(events[i], loaded.Key);
            versions[i] = loaded.Version + i + 1;
            names[i] = types.NameOf(events[i].GetType());
            datas[i] = Encoding.UTF8.GetString(data);
            previous[i] = hash;
            hashes[i] = hash = ChainHash.Of(hash, loaded.Id, versions[i], names[i], meta.At, data, metaJson);
            state = state.Evolve(events[i], meta);
        }

        batch.BatchCommands.Add(Sql.Statement(EventsInsert,
            Sql.P(loaded.Id), Sql.P(Encoding.UTF8.GetString(metaJson)), Sql.P(meta.At), Sql.P(versions), Sql.P(names), Sql.P(datas), Sql.P(previous), Sql.P(hashes)));
        var version = loaded.Version + count;
        batch.BatchCommands.Add(loaded.Version == 0
            ? Sql.Statement("insert into kernel.streams (id, kind, subject, version, hash) values ($1, $2, $3, $4, $5)",
                Sql.P(loaded.Id), Sql.P(TState.Kind), Sql.P(loaded.Subject), Sql.P(version), Sql.P(hash))
            : Sql.Statement("update kernel.streams set version = $2, hash = $3 where id = $1",
                Sql.P(loaded.Id), Sql.P(version), Sql.P(hash)));

        var change = new Change<TState>(loaded.Id, version, loaded.State, state, events, meta, loaded.Key, batch.BatchCommands);
        foreach (var projection in projections)
            projection.Project(change);
    }

    /// <summary>Somebody appended this version first, or this very command was already done.</summary>
    public static bool IsConflict(PostgresException e) =>
        e is { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: "kernel" }
        && (e.TableName!.StartsWith("events", StringComparison.Ordinal) || e.TableName is "streams" or "answers")
        || e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
