using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OneStop.SignOn.Keys;

/// <summary>Every few seconds: keys that are due are changed, and this node has those that all have. A leaked key is gone within a minute.</summary>
internal sealed partial class KeyWatch(KeyStore store, KeyShelf shelf, TimeProvider clock, ILogger<KeyWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        do
        {
            try
            {
                if (!KeyPlan.Due(await store.Plan(stoppingToken), clock.GetUtcNow()).IsNothing)
                    await store.Keep(stoppingToken);
                await shelf.Refresh(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException or IOException)
            {
                LogAway(log, away.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of tokens could not be looked at ({Why}); those that are known go on")]
    private static partial void LogAway(ILogger logger, string why);
}
