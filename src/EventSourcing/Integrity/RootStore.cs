using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.EventSourcing.Integrity;

/// <summary>The roots in the database, and the rows that they are made of.</summary>
internal static class RootStore
{
    /// <summary>Only one node signs at a time; held to the end of the transaction.</summary>
    public static async Task<bool> TryLock(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, "select pg_try_advisory_xact_lock(hashtext('roots'))");
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Lines of the roots from a number on, one after the other; where a number is left out, what follows is empty.</summary>
    public static async Task<List<string>> Lines(NpgsqlConnection connection, long from, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, "select number, line from platform.roots where number >= $1 order by number", Sql.P(from));
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancel))
            lines.Add(reader.GetInt64(0) == from + lines.Count ? reader.GetString(1) : "");
        return lines;
    }

    public static async Task Add(NpgsqlConnection connection, SignedRoot root, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, "insert into platform.roots (number, line) values ($1, $2)", Sql.P(root.Root.Number),
            Sql.P(root.Line));
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>All transactions below it have ended, whichever way.</summary>
    public static async Task<ulong> Settled(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, "select pg_snapshot_xmin(pg_current_snapshot())");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.GetFieldValue<ulong>(0);
    }

    /// <summary>The rows of a source that transactions from <paramref name="from"/> up to <paramref name="to"/> (without it) committed.</summary>
    public static async IAsyncEnumerable<(ulong Tx, byte[] Hash, DateTimeOffset At)> Rows(
        NpgsqlConnection connection, RootSource source, ulong from, ulong to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, source.InCommitOrder, Sql.Xid(from), Sql.Xid(to));
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return (reader.GetFieldValue<ulong>(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<DateTimeOffset>(2));
    }
}
