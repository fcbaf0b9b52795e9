using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OneStop.Identity.Sessions;

/// <summary>
/// Hears from every node, this one too, for which account something ended: a session, a password, a mandate. Whoever comes with a cookie
/// of such an account is looked up at once instead of minutes later. One connection a node; while it is lost the minutes count.
/// </summary>
internal sealed partial class SessionSignals(NpgsqlDataSource db, TimeProvider clock, ILogger<SessionSignals> log) : BackgroundService
{
    public const string Channel = "onestop_sessions";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Cookies say to the second when they were looked at, and clocks of nodes differ.</summary>
    private static readonly TimeSpan Blur = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> changed = new();
    private long deafUntil;

    /// <summary>Whether something may have ended for the account since its cookie was last looked at.</summary>
    public bool IsNews(Guid account, DateTimeOffset looked) =>
        (changed.TryGetValue(account, out var at) && looked <= at + Blur) || looked.UtcTicks <= Interlocked.Read(ref deafUntil);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or TimeoutException or ObjectDisposedException)
            {
                LogLost(log, lost.GetType().Name);
                await Task.Delay(Pause, CancellationToken.None).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen(CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        connection.Notification += (_, told) => Note(told.Payload);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "listen " + Channel;
            await command.ExecuteNonQueryAsync(cancel);
        }

        // What was said before this node listened, or while it did not, nobody repeats.
        Interlocked.Exchange(ref deafUntil, (clock.GetUtcNow() - Blur).UtcTicks);
        while (true)
            await connection.WaitAsync(cancel);
    }

    private void Note(string payload)
    {
        if (!Guid.TryParse(payload, out var account))
            return;
        var now = clock.GetUtcNow();
        changed[account] = now;
        // Everybody is looked up by then anyway.
        foreach (var (old, at) in changed)
        {
            if (at < now - SessionEvents.LookEvery - Blur)
                changed.TryRemove(new(old, at));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "This node does not hear of ended sessions until the database is there again ({Why}); they end here within minutes")]
    private static partial void LogLost(ILogger logger, string why);
}
