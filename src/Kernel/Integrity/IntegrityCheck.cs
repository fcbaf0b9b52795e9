using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Kernel.Store;

namespace OneStop.Kernel.Integrity;

/// <summary>What <see cref="IntegrityCheck"/> found.</summary>
/// <param name="FirstFault">The first thing that is not as it was written, in words; null when all is well.</param>
public sealed record IntegrityReport(long Streams, long Events, long Roots, string? FirstFault)
{
    public bool IsSound => FirstFault is null;
}

/// <summary>
/// Computes every hash of every stream and every signed root again and names the first event that is not what was
/// written. Reads in order of streams, holds one stream in memory at a time.
/// </summary>
public sealed class IntegrityCheck(NpgsqlDataSource db, LedgerKey key)
{
    private const string AllEvents =
        """
        select e.stream_id, e.version, e.type, e.data, e.headers, e.timestamp, e.user_name, e.correlation_id, e.causation_id
        from events.mt_events e order by e.stream_id, e.version
        """;

    private const string BrokenHeads =
        """
        select s.id, s.version from events.mt_streams s
        left join events.mt_events e on e.stream_id = s.id and e.version = s.version
        where e.version is null
           or exists (select from events.mt_events later where later.stream_id = s.id and later.version > s.version)
        order by s.id limit 1
        """;

    private const string AllRoots =
        "select number, from_tx, from_seq, to_tx, to_seq, events, root, prev, key_id, signature from kernel.roots order by number";

    private const string EventsOfRoot =
        "select decode(headers ->> 'hash', 'hex') from events.mt_events where (tx, seq_id) >= ($1, $2) and (tx, seq_id) <= ($3, $4) order by tx, seq_id";

    public async Task<IntegrityReport> Run(CancellationToken cancel = default)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        var (streams, events, fault) = await CheckChains(connection, cancel);
        fault ??= await CheckHeads(connection, cancel);
        var roots = 0L;
        if (fault is null)
            (roots, fault) = await CheckRoots(connection, cancel);
        return new(streams, events, roots, fault);
    }

    private static async Task<(long Streams, long Events, string? Fault)> CheckChains(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = Unhurried(connection, AllEvents);
        await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancel);
        var (streams, events, version) = (0L, 0L, 0);
        Guid? stream = null;
        var hash = ChainHash.Start;
        while (await reader.ReadAsync(cancel))
        {
            var id = reader.GetGuid(0);
            if (id != stream)
                (stream, hash, version, streams) = (id, ChainHash.Start, 0, streams + 1);
            var at = reader.GetInt64(1);
            var (type, data, headers) = (reader.GetString(2), reader.GetFieldValue<byte[]>(3), StoredMeta.Read(reader.GetFieldValue<byte[]>(4)));
            var time = reader.GetFieldValue<DateTimeOffset>(5);
            var (user, correlation, causation) = (Text(6), Text(7), Text(8));
            events++;
            if (at != ++version)
                return (streams, events, $"Stream {id}: version {version} is missing.");
            hash = ChainHash.Of(hash, id, at, type, time, user, correlation, causation, headers, data);
            if (headers.GetValueOrDefault(ChainHash.Header) != hash)
                return (streams, events, $"Stream {id}, version {at}: it or the event before it is not what was written.");

            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        }

        return (streams, events, null);
    }

    private static async Task<string?> CheckHeads(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = Unhurried(connection, BrokenHeads);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? $"Stream {reader.GetGuid(0)}: the last events after version {reader.GetInt64(1)} or at it are not what was written." : null;
    }

    private async Task<(long Roots, string? Fault)> CheckRoots(NpgsqlConnection connection, CancellationToken cancel)
    {
        var roots = new List<(Root Root, string KeyId, byte[] Signature)>();
        await using (var command = Unhurried(connection, AllRoots))
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                roots.Add((new(reader.GetInt64(0), reader.GetFieldValue<ulong>(1), reader.GetInt64(2), reader.GetFieldValue<ulong>(3), reader.GetInt64(4),
                    reader.GetInt32(5), reader.GetFieldValue<byte[]>(6), reader.GetFieldValue<byte[]>(7)), reader.GetString(8), reader.GetFieldValue<byte[]>(9)));
            }
        }

        var previous = new byte[32];
        for (var i = 0; i < roots.Count; i++)
        {
            var (root, keyId, signature) = roots[i];
            if (root.Number != i + 1 || !root.Previous.AsSpan().SequenceEqual(previous))
                return (i, $"Root {root.Number}: does not follow the root before it.");
            if (keyId == key.Id && !key.Verifies(root, signature))
                return (i, $"Root {root.Number}: its signature is not by the ledger's key.");
            var hashes = await Hashes(connection, root, cancel);
            if (hashes.Count != root.Events || !MerkleTree.Root(hashes).AsSpan().SequenceEqual(root.Hash))
                return (i, $"Root {root.Number}: the {root.Events} events it signed (sequence {root.FromSeq} to {root.ToSeq}) are not those in the store.");
            previous = root.Hash;
        }

        return (roots.Count, null);
    }

    private static async Task<List<byte[]>> Hashes(NpgsqlConnection connection, Root root, CancellationToken cancel)
    {
        await using var command = Unhurried(connection, EventsOfRoot, Sql.Xid(root.FromTx), Sql.P(root.FromSeq), Sql.Xid(root.ToTx), Sql.P(root.ToSeq));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var hashes = new List<byte[]>();
        while (await reader.ReadAsync(cancel))
            hashes.Add(reader.GetFieldValue<byte[]>(0));
        return hashes;
    }

    private static NpgsqlCommand Unhurried(NpgsqlConnection connection, string text, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = Sql.Command(connection, text, parameters);
        command.CommandTimeout = 0;
        return command;
    }
}
