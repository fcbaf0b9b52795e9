using System.Text.Json;
using Npgsql;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;

namespace OneStop.Kernel.Store;

/// <summary>Loading a stream: two result sets of one round trip, folded into its state.</summary>
internal static class StreamReading
{
    public static void AddQueries(NpgsqlBatch batch, StreamLookup where, string kind)
    {
        batch.BatchCommands.Add(where.Statement(id =>
            $"""
            select s.id, s.version, s.subject, s.hash, k.wrapped
            from kernel.streams s left join kernel.subject_keys k on k.subject = s.subject
            where s.id = {id} and s.kind = '{kind}'
            """));
        // The two queries see two snapshots; a reader that stops at the head's version never mixes them.
        batch.BatchCommands.Add(where.Statement(id => $"select version, type, data, meta, at from kernel.events where stream_id = {id} order by version"));
    }

    /// <summary>The stream; of version 0 when there is none.</summary>
    public static async Task<Loaded<TState>> Read<TState>(NpgsqlDataReader reader, EventTypes types, MasterKeys masters, CancellationToken cancel)
        where TState : class, IAggregate<TState>
    {
        var id = Guid.Empty;
        var version = 0;
        Guid? subject = null;
        SubjectKey? key = null;
        var hash = ChainHash.Start;
        if (await reader.ReadAsync(cancel))
        {
            id = reader.GetGuid(0);
            version = reader.GetInt32(1);
            subject = reader.IsDBNull(2) ? null : reader.GetGuid(2);
            hash = reader.GetFieldValue<byte[]>(3);
            key = subject is { } s ? masters.Unwrap(s, reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4)) : null;
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
