using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;
using OneStop.Kernel.Store;

namespace OneStop.Kernel.Subscriptions;

/// <summary>
/// Spreads the parts of all subscriptions over the nodes. A part belongs to the node that holds its advisory lock; the
/// lock lives in one database session of the node, so when the node dies, another takes the part at its next look.
/// </summary>
internal sealed partial class SubscriptionService(
    NpgsqlDataSource db, EventTypes types, MasterKeys masters, IEnumerable<ISubscriber> subscribers, CommitSignal signal, ILogger<SubscriptionService> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reader = new SubscriptionReader(db, types, masters);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunSession(reader, stoppingToken);
            }
#pragma warning disable CA1031 // The database may be away for a while; work goes on when it is back.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogLost(log, e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One database session that holds the locks; ends with it.</summary>
    private async Task RunSession(SubscriptionReader reader, CancellationToken stop)
    {
        await using var session = await db.OpenConnectionAsync(stop);
        var waiting = subscribers.SelectMany(s => Enumerable.Range(0, SubscriptionWorker.Parts).Select(part => (Subscriber: s, Part: part))).ToList();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = new List<Task>();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                // One more part of each subscription a look: nodes that start together share them out.
                foreach (var (subscriber, part) in waiting.DistinctBy(w => w.Subscriber.Name).ToList())
                {
                    if (!await TryLock(session, subscriber.Name, part, stop))
                    {
                        waiting.Remove((subscriber, part));
                        waiting.Add((subscriber, part));
                        continue;
                    }

                    waiting.Remove((subscriber, part));
                    running.Add(Run(new SubscriptionWorker(db, reader, types, subscriber, part, log), ended.Token));
                }

                await Task.Delay(waiting.Count > 0 && running.Count < subscribers.Count() * SubscriptionWorker.Parts ? TimeSpan.FromMilliseconds(250) : TimeSpan.FromSeconds(2), stop);
                await using var ping = Sql.Command(session, "select 1");
                await ping.ExecuteNonQueryAsync(stop);
            }
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(running);
            // Closing for good, not back to the pool: the locks must go with the session.
            NpgsqlConnection.ClearPool(session);
            await session.CloseAsync();
        }
    }

    private async Task Run(SubscriptionWorker worker, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await worker.Step(stop)) { }
                await signal.Wait(Idle, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Logged; the place is read again and work goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogLost(log, e.Message);
                worker.Forget();
                await Task.Delay(Idle, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task<bool> TryLock(NpgsqlConnection session, string name, int part, CancellationToken cancel)
    {
        await using var command = Sql.Command(session, "select pg_try_advisory_lock(hashtext($1), $2)", Sql.P("subscription/" + name), Sql.P(part));
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Subscriptions pause: {Reason}")]
    private static partial void LogLost(ILogger log, string reason);
}
