using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OneStop.MyData.KeepWithin;

/// <summary>Looks every hour whether a day has begun.</summary>
internal sealed partial class RetentionService(RetentionJob job, TimeProvider clock, ILogger<RetentionService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await job.Run(stoppingToken);
            }
            // One rule that fails must not take the portal with it; the log says which.
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogNotThrough(log, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is over was not ended today; the page of retention shows which rule did not get through")]
    private static partial void LogNotThrough(ILogger logger, Exception error);
}
