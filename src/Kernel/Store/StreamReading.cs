using System.Text.Json;
using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;

namespace OneStop.Kernel.Store;

/// <summary>Loading a stream: two result sets of one round trip, folded into its state.</summary>
internal static class StreamReading
{
    private const string HeadQuery =
        """
        select s.version, s.subject, s.hash, k.wrapped
        from kernel.streams s left join kernel.subject_keys k on k.subject = s.subject
        where s.id = $1 and s.kind = $2
        """;

    // The two queries see two snapshots; a reader that stops at the head's version never mixes them.
    private const string EventsQuery = "select version, type, data, meta, at from kernel.events where stream_id = $1 order by version";

    public static void AddQueries(NpgsqlBatch batch, Guid id, string kind)
    {
        batch.BatchCommands.Add(Sql.Statement(HeadQuery, Sql.P(id), Sql.P(kind)));
        batch.BatchCommands.Add(Sql.Statement(EventsQuery, Sql.P(id)));
    }

    public static async Task<Loaded<TState>> Read<TState>(NpgsqlDataReader reader, Guid id, EventTypes types, MasterKeys masters, CancellationToken cancel)
        where TState : class, IAggregate<TState>
    {
        var version = 0;
        Guid? subject = null;
        SubjectKey? key = null;
        var hash = ChainHash.Start;
        if (await reader.ReadAsync(cancel))
        {
            version = reader.GetInt32(0);
            subject = reader.IsDBNull(1) ? null : reader.GetGuid(1);
            hash = reader.GetFieldValue<byte[]>(2);
            key = subject is { } s ? masters.Unwrap(s, reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3)) : null;
        }

        await reader.NextResultAsync(cancel);
        var state = TState.Empty;
        var events = new List<Recorded>();
        while (await reader.ReadAsync(cancel))
        {
            var at = reader.GetInt32(0);
            if (at > version)
                break;
            var meta = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(3), EventMetaJson.Default.EventMeta)! with { At = reader.GetFieldValue<DateTimeOffset>(4) };
            var @event = types.Read(reader.GetString(1), reader.GetFieldValue<byte[]>(2), key);
            state = state.Evolve(@event, meta);
            events.Add(new(at, @event, meta));
        }

        return new(id, state, version, subject, key, hash, events);
    }
}
