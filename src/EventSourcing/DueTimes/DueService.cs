using System.Collections.Frozen;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.EventSourcing.Store;
using OneStop.EventSourcing.Telemetry;

namespace OneStop.EventSourcing.DueTimes;

/// <summary>How a node works through what is due.</summary>
public sealed record DueSettings
{
    /// <summary>How many at once.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>How long one may take.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a claim holds; it is renewed while its handler runs. So long does what a node was handling wait when the node died.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// Does what is due: times that have come, and what follows an event. At once when this node commits something that is
/// followed, within half a second otherwise.
/// </summary>
internal sealed partial class DueService : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly DueTable table;
    private readonly TimeProvider clock;
    private readonly CommitSignal signal;
    private readonly DueSettings settings;
    private readonly ILogger log;
    private readonly FrozenDictionary<string, Func<Claimed, CancellationToken, Task>> handlers;

    public DueService(
        DueTable table, EventOf events, IEnumerable<IDueHandler> times, IEnumerable<ISubscriber> subscribers, TimeProvider clock, CommitSignal signal,
        DueSettings settings, ILogger<DueService> log)
    {
        (this.table, this.clock, this.signal, this.settings, this.log) = (table, clock, signal, settings, log);
        var all = times.Select(h => KeyValuePair.Create<string, Func<Claimed, CancellationToken, Task>>(h.Kind,
                (due, cancel) => h.Handle(new(due.StreamId, due.Kind, due.Item, due.At), cancel)))
            .Concat(subscribers.Select(s => KeyValuePair.Create<string, Func<Claimed, CancellationToken, Task>>(s.Name,
                async (due, cancel) => await s.Handle(await events.Read(due.StreamId, due.Version, cancel), cancel))))
            .ToList();
        if (all.GroupBy(h => h.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two handlers take what is due under the name {twice.Key}.");
        handlers = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        var wake = Task.CompletedTask;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Before the look: a commit that comes after it wakes the next one.
                if (wake.IsCompleted)
                    wake = signal.Wait(Pause, stoppingToken);
                var free = settings.AtOnce - running.Count;
                var claimed = free == 0 ? [] : await Claim(free, stoppingToken);
                running.AddRange(claimed.Select(due => Task.Run(() => Handle(due, stoppingToken), CancellationToken.None)));
                await Task.WhenAny(claimed.Count < free ? [wake, .. running] : running);
                running.RemoveAll(task => task.IsCompleted);
            }
#pragma warning disable CA1031 // The database may be away for a while; work goes on when it is back.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (stoppingToken.IsCancellationRequested)
                    break;
                LogPause(log, e.Message);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(running);
    }

    /// <summary>Handles what is due now and may be handled at once; how many that were.</summary>
    internal async Task<int> HandleSome(CancellationToken cancel)
    {
        var claimed = await Claim(settings.AtOnce, cancel);
        await Task.WhenAll(claimed.Select(due => Handle(due, cancel)));
        return claimed.Count;
    }

    private Task<List<Claimed>> Claim(int most, CancellationToken cancel) => table.Claim(clock.GetUtcNow(), most, settings.Lease, cancel);

    private async Task Handle(Claimed due, CancellationToken stop)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(stop);
        inTime.CancelAfter(settings.Longest);
        using var observed = ObservedFollowUp.Start(due);
        try
        {
            if (await Claiming(due, inTime.Token) is not { } failure)
            {
                await table.Done(due);
                observed?.Ended("done");
            }
            else if (stop.IsCancellationRequested || IsOutage(failure))
            {
                LogPostponed(log, due.Kind, due.StreamId, failure.Message);
                await table.Release(due);
                observed?.Ended("postponed");
                await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else
            {
                var now = clock.GetUtcNow();
                LogFailed(log, failure, due.Kind, due.StreamId, due.Attempts + 1);
                var (reason, next) = (Reason(failure), BackOff.Next(due.Attempts + 1, due.Since ?? now, now));
                await table.Failed(due, reason, now, next);
                observed?.Ended(next is null ? "given_up" : "failed", reason);
            }
        }
#pragma warning disable CA1031 // The database is away. The claim runs out by itself, and then it is handled again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogPause(log, e.Message);
        }
    }

    /// <summary>Handles under a claim that does not run out meanwhile; that of a handler which does not end in time does.</summary>
    private async Task<Exception?> Claiming(Claimed due, CancellationToken cancel)
    {
        var handling = Failure(due, cancel);
        while (true)
        {
            await ((Task)handling).WaitAsync(settings.Lease / 3, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (handling.IsCompleted)
                return await handling;
            if (!cancel.IsCancellationRequested)
                await Renew(due);
        }
    }

    private async Task Renew(Claimed due)
    {
        try
        {
            await table.Renew(due, settings.Lease);
        }
#pragma warning disable CA1031 // The database is away. What is being handled goes on, and meets the outage itself.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogPause(log, e.Message);
        }
    }

    private async Task<Exception?> Failure(Claimed due, CancellationToken cancel)
    {
        try
        {
            if (!handlers.TryGetValue(due.Kind, out var handle))
                return new FollowUpBlockedException("platform.nobody-handles", $"Nothing handles what is due under the name {due.Kind}.");
            await handle(due, cancel);
            return null;
        }
#pragma warning disable CA1031 // Whatever a handler throws: one bad event must not stop all others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        FollowUpBlockedException held => held.Code,
        OperationCanceledException => "platform.took-too-long",
        _ => failure.GetType().Name,
    };

    /// <summary>
    /// The database went away: no fault of what was being handled. One that is only slow counts as a failure, or a bad statement
    /// would be tried for ever.
    /// </summary>
    private static bool IsOutage(Exception? failure) => failure switch
    {
        null => false,
        PostgresException e => e.SqlState.StartsWith("57P", StringComparison.Ordinal) || e.SqlState.StartsWith("08", StringComparison.Ordinal)
            || e.SqlState is PostgresErrorCodes.TooManyConnections,
        SocketException or EndOfStreamException => true,
        OrleansMessageRejectionException or SiloUnavailableException => true,
        _ => IsOutage(failure.InnerException),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due pauses: {Reason}")]
    private static partial void LogPause(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} of {Stream} waits for an outage to end: {Reason}")]
    private static partial void LogPostponed(ILogger log, string kind, Guid stream, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} of {Stream} failed, try {Attempt}")]
    private static partial void LogFailed(ILogger log, Exception e, string kind, Guid stream, int attempt);
}
