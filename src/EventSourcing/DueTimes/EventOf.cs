using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;

namespace OneStop.EventSourcing.DueTimes;

/// <summary>Reads the event that a follow-up is about, with its subject's key, in one round trip.</summary>
internal sealed class EventOf(NpgsqlDataSource db, EventTypes types, MasterKeys masters)
{
    private const string Query =
        """
        select e.id, e.type, e.data, e.timestamp, e.headers, e.user_name, e.correlation_id, e.causation_id, k.subject, k.wrapped
        from events.mt_events e
        join events.mt_events f on f.stream_id = e.stream_id and f.version = 1
        left join platform.subject_keys k on k.subject = (f.headers ->> 'subject')::uuid
        where e.stream_id = $1 and e.version = $2
        """;

    public async Task<Delivery> Read(Guid stream, int version, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(Query);
        command.Parameters.Add(Sql.P(stream));
        command.Parameters.Add(Sql.P((long)version));
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
            throw new FollowUpBlockedException("platform.no-event", $"The stream {stream} has no event {version}.");
        var meta = StoredMeta.Meta(StoredMeta.Read(row.GetFieldValue<byte[]>(4)), row.GetFieldValue<DateTimeOffset>(3), Text(5), Text(6), Text(7));
        Guid? subject = row.IsDBNull(8) ? null : row.GetGuid(8);
        var key = subject is { } s ? masters.Unwrap(s, row.IsDBNull(9) ? null : row.GetFieldValue<byte[]>(9)) : null;
        return new(stream, version, row.GetGuid(0), types.Read(row.GetString(1), row.GetFieldValue<byte[]>(2), key), meta, subject, key);

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
