using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OneStop.Catalog;

/// <summary>Takes in what another node published within seconds; while the database is away, what is in memory serves.</summary>
internal sealed partial class CatalogRefresh(CatalogInMemory catalog, TimeProvider clock, ILogger<CatalogRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await Task.Run(catalog.Refresh, stoppingToken);
            }
            catch (DbException away)
            {
                NotRefreshed(log, away.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "The catalogue was not refreshed: {Reason}")]
    private static partial void NotRefreshed(ILogger log, string reason);
}
