using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;

namespace OneStop.Kernel.DueTimes;

/// <summary>Reads the event that a follow-up is about, with its subject's key, in one round trip.</summary>
internal sealed class EventOf(NpgsqlDataSource db, EventTypes types, MasterKeys masters)
{
    private const string Query =
        """
        select e.type, e.data, e.meta, e.at, s.subject, k.wrapped
        from kernel.events e
        join kernel.streams s on s.id = e.stream_id
        left join kernel.subject_keys k on k.subject = s.subject
        where e.stream_id = $1 and e.version = $2
        """;

    public async Task<Delivery> Read(Guid stream, int version, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(Query);
        command.Parameters.Add(Sql.P(stream));
        command.Parameters.Add(Sql.P(version));
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
            throw new HeldUpException("kernel.no-event", $"The stream {stream} has no event {version}.");
        var meta = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(2), EventMetaJson.Default.EventMeta)! with { At = row.GetFieldValue<DateTimeOffset>(3) };
        Guid? subject = row.IsDBNull(4) ? null : row.GetGuid(4);
        var key = subject is { } s ? masters.Unwrap(s, row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5)) : null;
        return new(stream, version, Id(stream, version), types.Read(row.GetString(0), row.GetFieldValue<byte[]>(1), key), meta, subject, key);
    }

    private static Guid Id(Guid stream, int version)
    {
        Span<byte> place = stackalloc byte[20];
        stream.TryWriteBytes(place, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(place[16..], version);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(place, hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new(hash[..16], bigEndian: true);
    }
}
