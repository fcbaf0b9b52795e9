using System.Data;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Events;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Integrity;

/// <summary>What <see cref="IntegrityCheck"/> found.</summary>
/// <param name="Ledgers">Rows of ledgers.</param>
/// <param name="Kept">Rows of tables that are only added to: what was issued and published.</param>
/// <param name="Derived">Rows of read models.</param>
/// <param name="Faults">The first thing of each kind that is not as it was written, in words.</param>
public sealed record IntegrityReport(long Streams, long Events, long Ledgers, long Kept, long Derived, long Roots, IReadOnlyList<string> Faults)
{
    /// <summary>Nothing is other than it was written.</summary>
    public bool IsSound => Faults.Count == 0;

    /// <summary>The first fault; null when there is none.</summary>
    public string? FirstFault => Faults.Count > 0 ? Faults[0] : null;
}

/// <summary>
/// Computes everything again that can be known from elsewhere: hashes of events, ledgers and what never changes, signed roots, what the file
/// outside the database says of them, and the read models that follow from events. All on one snapshot; holds one stream in memory at a time.
/// </summary>
public sealed class IntegrityCheck(
    NpgsqlDataSource db, LedgerKey key, RootsFile file, IEnumerable<ChainedLedger> ledgers, IEnumerable<KeptTable> tables, IEnumerable<IReadModel> readModels,
        EventTypes types, MasterKeys masters, TimeProvider clock)
{
    /// <summary>Checks everything on one snapshot; reads the whole store.</summary>
    public async Task<IntegrityReport> Run(CancellationToken cancel = default)
    {
        // Read before the snapshot is taken: a root is in the database before it is in the file.
        IReadOnlyList<string>? known = file.Exists ? [.. file.Lines()] : null;
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using (var utc = Sql.Command(connection, "set local timezone = 'UTC'"))
            await utc.ExecuteNonQueryAsync(cancel);

        var faults = new List<string?>();
        var chains = new ChainCheck(connection);
        var (streams, events, altered) = await chains.Events(cancel);
        faults.Add(altered);
        faults.Add(await chains.Streams(cancel));
        faults.Add(await chains.Aside(cancel));
        var rows = 0L;
        foreach (var ledger in ledgers)
        {
            var (count, fault) = await chains.Ledger(ledger, cancel);
            rows += count;
            faults.Add(fault);
        }

        var kept = 0L;
        foreach (var table in tables)
        {
            var (count, fault) = await chains.Kept(table, cancel);
            kept += count;
            faults.Add(fault);
        }

        var (roots, broken) = await new RootCheck(connection, key, RootSource.All(ledgers, tables), clock.GetUtcNow()).Run(known, file.Path, cancel);
        faults.Add(broken);
        var (derived, falsified) = await ReadModels(connection, cancel);
        faults.AddRange(falsified);
        return new(streams, events, rows, kept, derived, roots, [.. faults.OfType<string>()]);
    }

    private async Task<(long Rows, IEnumerable<string?> Faults)> ReadModels(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var export = Sql.Command(connection, "select pg_export_snapshot()");
        var check = new ReadModelCheck(db, (string)(await export.ExecuteScalarAsync(cancel))!, types, masters);
        var (rows, faults) = (0L, new List<string?>());
        foreach (var model in readModels)
        {
            var (count, fault) = await model.Check(check, cancel);
            rows += count;
            faults.Add(fault);
        }

        return (rows, faults);
    }

    /// <summary>
    /// Makes the roots of the database those of the file, after the file was lost or the database was put back to an older
    /// state. Whoever says so vouches for the database: what was rewritten before can no longer be told from it.
    /// </summary>
    /// <returns>How many roots, and the name under which the old file is kept.</returns>
    public async Task<(int Roots, string? Kept)> AdoptRoots(CancellationToken cancel = default)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        var lines = await RootStore.Lines(connection, 1, cancel);
        return (lines.Count, file.Replace(lines, clock.GetUtcNow()));
    }
}
