using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Kernel.Database;

namespace OneStop.Kernel.Integrity;

/// <summary>
/// Signs what has been committed since the last root, so that rewriting history takes the signing key as well as the
/// database. One node at a time does it.
/// </summary>
internal sealed partial class RootService(NpgsqlDataSource db, LedgerKey key, TimeProvider clock, ILogger<RootService> log) : BackgroundService
{
    private const int Most = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private const string NewEvents =
        """
        select tx, seq_id, decode(headers ->> 'hash', 'hex') from events.mt_events
        where (tx, seq_id) > ($1, $2) and tx < pg_snapshot_xmin(pg_current_snapshot())
        order by tx, seq_id limit $3
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SignNext(stoppingToken)) { }
            }
#pragma warning disable CA1031 // Tried again after the pause.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogPause(log, e.Message);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Signs one interval; false when there was nothing new or another node is at it.</summary>
    internal async Task<bool> SignNext(CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var locked = Sql.Command(connection, "select pg_try_advisory_xact_lock(hashtext('roots'))"))
        {
            if (!(bool)(await locked.ExecuteScalarAsync(cancel))!)
                return false;
        }

        var last = await Last(connection, cancel);
        var (hashes, from, to) = await Collect(connection, last, cancel);
        if (hashes.Count == 0)
            return false;
        var root = new Root((last?.Number ?? 0) + 1, from.Tx, from.Seq, to.Tx, to.Seq, hashes.Count, MerkleTree.Root(hashes), last?.Hash ?? new byte[32]);
        await Store(connection, root, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<Root?> Last(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, "select number, to_tx, to_seq, root from kernel.roots order by number desc limit 1");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new(reader.GetInt64(0), 0, 0, reader.GetFieldValue<ulong>(1), reader.GetInt64(2), 0, reader.GetFieldValue<byte[]>(3), [])
            : null;
    }

    private static async Task<(List<byte[]> Hashes, (ulong Tx, long Seq) From, (ulong Tx, long Seq) To)> Collect(NpgsqlConnection connection, Root? last, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection, NewEvents, Sql.Xid(last?.ToTx ?? 0), Sql.P(last?.ToSeq ?? 0), Sql.P(Most));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var hashes = new List<byte[]>();
        (ulong, long) from = default, to = default;
        while (await reader.ReadAsync(cancel))
        {
            to = (reader.GetFieldValue<ulong>(0), reader.GetInt64(1));
            if (hashes.Count == 0)
                from = to;
            hashes.Add(reader.GetFieldValue<byte[]>(2));
        }

        return (hashes, from, to);
    }

    private async Task Store(NpgsqlConnection connection, Root root, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection,
            """
            insert into kernel.roots (number, from_tx, from_seq, to_tx, to_seq, events, root, prev, at, key_id, signature)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            Sql.P(root.Number), Sql.Xid(root.FromTx), Sql.P(root.FromSeq), Sql.Xid(root.ToTx), Sql.P(root.ToSeq), Sql.P(root.Events),
            Sql.P(root.Hash), Sql.P(root.Previous), Sql.P(clock.GetUtcNow()), Sql.P(key.Id), Sql.P(key.Sign(root)));
        await command.ExecuteNonQueryAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing of roots pauses: {Reason}")]
    private static partial void LogPause(ILogger log, string reason);
}
