using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OneStop.EventSourcing.Integrity;

/// <summary>
/// Signs what has been committed since the last root, so that rewriting history takes the signing key as well as the
/// database. One node at a time does it. Nothing is signed while the database is behind the file of roots or other than it:
/// a signature over what somebody put there would make it the truth.
/// </summary>
internal sealed partial class RootService(
    NpgsqlDataSource db, LedgerKey key, RootsFile file, IEnumerable<ChainedLedger> ledgers, IEnumerable<KeptTable> kept, LedgerState state,
        TimeProvider clock, ILogger<RootService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SignNext(stoppingToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                state.Fault = $"The file of signed roots cannot be used: {e.Message}";
                LogRefused(log, state.Fault);
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

    /// <summary>Signs everything that has settled since; false when there was nothing new, another node is at it, or signing is refused.</summary>
    internal async Task<bool> SignNext(CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await RootStore.TryLock(connection, cancel))
            return false;
        var (last, fault) = await Last(connection, cancel);
        state.Fault = fault;
        if (fault is not null)
        {
            LogRefused(log, fault);
            return false;
        }

        var (from, to) = (last?.Root.ToTx ?? 0, await RootStore.Settled(connection, cancel));
        var parts = new List<RootPart>();
        foreach (var source in RootSource.All(ledgers, kept).OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            var tree = new MerkleTree();
            await foreach (var row in RootStore.Rows(connection, source, from, to, cancel))
                tree.Add(row.Hash);
            if (tree.Leaves > 0)
                parts.Add(new(source.Name, tree.Leaves, tree.Root()));
        }

        if (parts.Count == 0)
            return false;
        var root = key.Sign(new((last?.Root.Number ?? 0) + 1, Store.ChainHash.ToMicroseconds(clock.GetUtcNow()), from, to, parts, last?.Root.Hash
            ?? Root.Start));
        await RootStore.Add(connection, root, cancel);
        // First the database: what it has more than the file is signed and can be added later, what it has less is a fault.
        await transaction.CommitAsync(cancel);
        file.Append(root.Line);
        return true;
    }

    /// <summary>The root to go on from, the same in file and database; the file is brought up to what others signed.</summary>
    private async Task<(SignedRoot? Last, string? Fault)> Last(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            return (null, $"The file of signed roots, {file.Path}, is not there. "
                + "Nothing is signed until it is back, or the check is told to adopt the roots of the database.");
        }

        var line = file.Last();
        var last = line is null ? null : SignedRoot.Parse(line);
        if (line is not null && last is null)
            return (null, $"The last line of {file.Path} is no root. Nothing is signed.");
        var stored = await RootStore.Lines(connection, last?.Root.Number ?? 1, cancel);
        if (last is not null && (stored.Count == 0 || stored[0] != line))
        {
            return (null, $"Root {last.Root.Number}, which {file.Path} knows, is not in the database: "
                + "it was restored from an older copy, or rewritten. Nothing is signed.");
        }

        var more = new List<string>();
        foreach (var next in stored.Skip(last is null ? 0 : 1))
        {
            if (SignedRoot.Parse(next) is not { } root)
                return (null, $"What follows root {last?.Root.Number ?? 0} in the database is no root. Nothing is signed.");
            if (root.Breaks(last, key) is { } broken)
                return (null, broken + " Nothing is signed.");
            last = root;
            more.Add(next);
        }

        if (more.Count > 0)
            file.Append(more);
        return (last, null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing of roots pauses: {Reason}")]
    private static partial void LogPause(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Roots are not signed: {Reason}")]
    private static partial void LogRefused(ILogger log, string reason);
}
