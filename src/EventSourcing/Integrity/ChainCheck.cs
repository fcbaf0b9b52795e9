using System.Data;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;

namespace OneStop.EventSourcing.Integrity;

/// <summary>Every hash computed again: of streams of events, of ledgers, and of rows that never change.</summary>
internal sealed class ChainCheck(NpgsqlConnection connection)
{
    public async Task<(long Streams, long Events, string? Fault)> Events(CancellationToken cancel)
    {
        await using var command = Unhurried(EventRows.All);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
        var (streams, events, version) = (0L, 0L, 0);
        Guid? stream = null;
        var hash = ChainHash.Start;
        while (await reader.ReadAsync(cancel))
        {
            var id = reader.GetGuid(0);
            if (id != stream)
                (stream, hash, version, streams) = (id, ChainHash.Start, 0, streams + 1);
            var row = Whole(reader);
            events++;
            if (row is null)
                return (streams, events, $"Stream {id}, version {version + 1} or one after it: its headers are not what was written.");
            if (row.Version != ++version)
                return (streams, events, $"Stream {id}: version {version} is missing.");
            if (!row.Follows(id, hash, out hash))
                return (streams, events, $"Stream {id}, version {version}: it or the event before it is not what was written.");
        }

        return (streams, events, null);
    }

    private static EventRows.Row? Whole(NpgsqlDataReader reader)
    {
        try
        {
            return EventRows.Row.Read(reader, 1);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public async Task<string?> Aside(CancellationToken cancel)
    {
        await using var command = Unhurried(EventRows.Aside);
        return await command.ExecuteScalarAsync(cancel) is Guid stream
            ? $"Stream {stream}: it, or an event of it, is marked as put aside, or has a body beside the one that was written." : null;
    }

    public async Task<(long Rows, string? Fault)> Kept(KeptTable table, CancellationToken cancel)
    {
        await using var command = Unhurried(table.All);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
        var rows = 0L;
        for (; await reader.ReadAsync(cancel); rows++)
        {
            var (key, hash) = (reader.GetString(0), reader.GetFieldValue<byte[]>(1));
            if (!hash.AsSpan().SequenceEqual(SHA256.HashData(reader.GetFieldValue<byte[]>(2))))
                return (rows, $"{table.Table}, {key}: its content is not what was written.");
        }

        return (rows, null);
    }

    public async Task<string?> Streams(CancellationToken cancel)
    {
        await using var command = Unhurried(EventRows.UnfitStream);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        return (reader.IsDBNull(1), reader.IsDBNull(2)) switch
        {
            (true, _) => $"Stream {reader.GetGuid(0)}: it has events, but no row of its own.",
            (_, true) => $"Stream {reader.GetGuid(0)}: it has a row, but no events.",
            _ => $"Stream {reader.GetGuid(0)}: the last events after version {reader.GetInt64(1)} or at it are not what was written.",
        };
    }

    public async Task<(long Rows, string? Fault)> Ledger(ChainedLedger ledger, CancellationToken cancel)
    {
        await using var command = Unhurried(ledger.All);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
        var (rows, entry) = (0L, 0L);
        Guid? chain = null;
        var hash = Root.Start;
        while (await reader.ReadAsync(cancel))
        {
            var id = reader.GetGuid(0);
            if (id != chain)
                (chain, hash, entry) = (id, Root.Start, 0);
            var at = reader.GetInt64(1);
            var (previous, stored, row) = (reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<byte[]>(3), reader.GetString(4));
            rows++;
            if (at != ++entry)
                return (rows, $"Ledger {ledger.Table}, {ledger.Chain} {id}: entry {entry} is missing.");
            if (!previous.AsSpan().SequenceEqual(hash))
                return (rows, $"Ledger {ledger.Table}, {ledger.Chain} {id}, entry {at}: does not follow the entry before it.");
            hash = SHA256.HashData(CanonicalJson.Of(Encoding.UTF8.GetBytes(row)));
            if (!stored.AsSpan().SequenceEqual(hash))
                return (rows, $"Ledger {ledger.Table}, {ledger.Chain} {id}, entry {at}: its content is not what was written.");
        }

        return (rows, null);
    }

    private NpgsqlCommand Unhurried(string text)
    {
        var command = Sql.Command(connection, text);
        command.CommandTimeout = 0;
        return command;
    }
}
