using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Integrity;

/// <summary>Everything that this folder knows of the tables of events.</summary>
internal static class EventRows
{
    private const string Columns = "e.version, e.type, e.data, e.headers, e.timestamp, e.user_name, e.correlation_id, e.causation_id";

    /// <summary>Columns: stream, then those of an event; each stream in one piece, in order.</summary>
    public const string All = $"select e.stream_id, {Columns} from events.mt_events e order by e.stream_id, e.version";

    /// <summary>
    /// The first stream whose row and events do not fit: its id, the version that its row says, that of its last event; each null when there is
    /// none. A row without a kind at version 0 is no stream: Marten leaves one, of a random id, when an append came too late; it hides nothing.
    /// </summary>
    public const string UnfitStream =
        """
        select coalesce(s.id, e.stream_id), s.version, e.last from events.mt_streams s
        full join (select stream_id, max(version) as last from events.mt_events group by stream_id) e on e.stream_id = s.id
        where s.id is null or (e.stream_id is null and (s.type is not null or s.version is distinct from 0)) or s.version <> e.last
        order by 1 limit 1
        """;

    /// <summary>
    /// The first stream with something that the store never writes and no hash covers: Marten would hide what is archived or of another
    /// tenant, and read a binary body instead of the one that was hashed.
    /// </summary>
    public const string Aside =
        """
        select id from events.mt_streams
        where is_archived is distinct from false or tenant_id is distinct from '*DEFAULT*' or compacted_version <> 0
        union all
        select stream_id from events.mt_events
        where is_archived is distinct from false or tenant_id is distinct from '*DEFAULT*' or bdata is not null
        order by 1 limit 1
        """;

    /// <summary>
    /// Columns: stream, subject, the subject's wrapped key, then those of an event; of the streams of one state ($1), each in one piece, in
    /// order.
    /// </summary>
    public const string OfKind =
        $"""
        select s.id, (f.headers ->> 'subject')::uuid, k.wrapped, {Columns}
        from events.mt_streams s
        join events.mt_events f on f.stream_id = s.id and f.version = 1
        join events.mt_events e on e.stream_id = s.id
        left join platform.subject_keys k on k.subject = (f.headers ->> 'subject')::uuid
        where s.type = $1 order by s.id, e.version
        """;

    /// <summary>An event from its eight columns.</summary>
    public static Recorded Recorded(NpgsqlDataReader reader, int from, EventTypes types, SubjectKey? key)
    {
        var row = Row.Read(reader, from);
        return new((int)row.Version, types.Read(row.Type, row.Data, key), StoredMeta.Meta(row.Headers, row.At, row.User, row.Correlation, row.Causation));
    }

    /// <summary>Columns: stream, the hash of the event before, then those of an event; of one transaction ($1) and hash ($2, hex).</summary>
    public const string OfHash =
        $"""
        select e.stream_id, b.headers ->> 'hash', {Columns}
        from events.mt_events e left join events.mt_events b on b.stream_id = e.stream_id and b.version = e.version - 1
        where e.tx = $1 and e.headers ->> 'hash' = $2
        """;

    /// <summary>What roots are made of.</summary>
    public static RootSource Source { get; } = new("events",
        """
        select tx, case when headers ->> 'hash' ~ '^([0-9a-f]{2})+$' then decode(headers ->> 'hash', 'hex') else '' end, timestamp
        from events.mt_events where tx >= $1 and tx < $2 order by tx, seq_id
        """);

    /// <summary>An event as its row has it.</summary>
    internal sealed record Row(long Version, string Type, byte[] Data, Dictionary<string, string> Headers, DateTimeOffset At, string? User,
        string? Correlation, string? Causation)
    {
        public static Row Read(NpgsqlDataReader reader, int from)
        {
            return new(reader.GetInt64(from), reader.GetString(from + 1), reader.GetFieldValue<byte[]>(from + 2),
                StoredMeta.Read(reader.GetFieldValue<byte[]>(from + 3)),
                reader.GetFieldValue<DateTimeOffset>(from + 4), Text(5), Text(6), Text(7));

            string? Text(int column) => reader.IsDBNull(from + column) ? null : reader.GetString(from + column);
        }

        /// <summary>What its hash is made of.</summary>
        public ReadOnlyMemory<byte> Content(Guid stream, string previous) =>
            ChainHash.Content(previous, stream, Version, Type, At, User, Correlation, Causation, Headers, Data);

        /// <summary>Whether its hash is the one that it must have after <paramref name="previous"/>.</summary>
        public bool Follows(Guid stream, string previous, out string hash)
        {
            hash = ChainHash.Of(previous, stream, Version, Type, At, User, Correlation, Causation, Headers, Data);
            return Headers.GetValueOrDefault(ChainHash.Header) == hash;
        }
    }
}

/// <summary>Rows that roots cover.</summary>
/// <param name="InCommitOrder">Transaction, hash and time of the rows of transactions from $1 up to $2 (without it).</param>
internal sealed record RootSource(string Name, string InCommitOrder)
{
    /// <summary>All that roots cover, events first.</summary>
    public static IReadOnlyList<RootSource> All(IEnumerable<ChainedLedger> ledgers, IEnumerable<KeptTable> kept) =>
        [EventRows.Source, .. ledgers.Select(l => l.Source), .. kept.Select(k => k.Source)];
}
