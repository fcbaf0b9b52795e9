using System.Text;
using System.Text.Json;
using Npgsql;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;
using OneStop.Kernel.Store;

namespace OneStop.Kernel.Integrity;

/// <summary>Everything that this folder knows of the tables of events.</summary>
internal static class EventRows
{
    /// <summary>Columns: stream, version, type, data, meta, at, hash of the event before, hash; each stream in one piece, in order.</summary>
    public const string All =
        """
        select stream_id, version, type, data::text, meta::text, at, prev_hash, hash from kernel.events order by stream_id, version
        """;

    /// <summary>The first stream whose row and events do not fit: its id, the version that its row says, that of its last event; each null when there is none.</summary>
    public const string UnfitStream =
        """
        select coalesce(s.id, e.stream_id), s.version, e.last from kernel.streams s
        full join (select stream_id, max(version) as last from kernel.events group by stream_id) e on e.stream_id = s.id
        left join kernel.events head on head.stream_id = s.id and head.version = s.version
        where s.id is null or e.stream_id is null or s.version <> e.last or head.hash is distinct from s.hash
        order by 1 limit 1
        """;

    /// <summary>Columns: stream, subject, the subject's wrapped key, version, type, data, meta, at; of one kind ($1), each stream in one piece, in order.</summary>
    public const string OfKind =
        """
        select s.id, s.subject, k.wrapped, e.version, e.type, e.data, e.meta, e.at
        from kernel.streams s join kernel.events e on e.stream_id = s.id left join kernel.subject_keys k on k.subject = s.subject
        where s.kind = $1 order by s.id, e.version
        """;

    /// <summary>An event from five columns: version, type, data, meta, at.</summary>
    public static Recorded Recorded(NpgsqlDataReader reader, int from, EventTypes types, SubjectKey? key)
    {
        var meta = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(from + 3), EventMetaJson.Default.EventMeta)! with { At = reader.GetFieldValue<DateTimeOffset>(from + 4) };
        return new(reader.GetInt32(from), types.Read(reader.GetString(from + 1), reader.GetFieldValue<byte[]>(from + 2), key), meta);
    }

    /// <summary>What roots are made of.</summary>
    public static RootSource Source { get; } = new("events",
        "select tx, hash, at from kernel.events where tx >= $1 and tx < $2 order by tx, seq");

    /// <summary>The hash that an event must have.</summary>
    public static byte[] Hash(byte[] previous, Guid stream, int version, string type, DateTimeOffset at, string data, string meta) =>
        ChainHash.Of(previous, stream, version, type, at, Encoding.UTF8.GetBytes(data), Encoding.UTF8.GetBytes(meta));
}

/// <summary>Rows that roots cover.</summary>
/// <param name="InCommitOrder">Transaction, hash and time of the rows of transactions from $1 up to $2 (without it).</param>
internal sealed record RootSource(string Name, string InCommitOrder);
