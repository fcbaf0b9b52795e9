using Microsoft.Extensions.Hosting;
using Npgsql;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.EventSourcing.Telemetry;

/// <summary>Measures the table of what is due. Every node that exports does, so a monitor takes the highest of them, not the sum.</summary>
internal sealed class DueGauges(DeadLetters letters) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                var health = await letters.Health(stoppingToken);
                OneStopTelemetry.DeadLetters.Record(health.Dead);
                OneStopTelemetry.FailingFollowUps.Record(health.Failing);
                OneStopTelemetry.DueLag.Record(health.Behind.TotalSeconds);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                // The database is away: the health check says so, and the figures come back with it.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
