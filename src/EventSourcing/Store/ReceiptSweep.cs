using Microsoft.Extensions.Hosting;
using Npgsql;

namespace OneStop.EventSourcing.Store;

/// <summary>Receipts are kept for seven days: nobody retries longer than that.</summary>
internal sealed class ReceiptSweep(NpgsqlDataSource db) : BackgroundService
{
    private const string Sweep =
        """
        delete from platform.receipts where ctid = any (array(
            select ctid from platform.receipts where at < now() - interval '7 days' order by at limit 5000))
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var command = db.CreateCommand(Sweep);
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException)
            {
                // The database is away; ten minutes later is soon enough.
            }
        }
    }
}
