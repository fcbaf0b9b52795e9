using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Contracts.Cases;
using OneStop.EventSourcing.Database;

namespace OneStop.Cases.ForCatalog;

/// <summary>
/// Counted every few minutes on each node, beside the requests: at a million cases a year the count takes a quarter of a second,
/// and no page waits for it.
/// </summary>
internal sealed partial class MostFiledCount(NpgsqlDataSource db, TimeProvider clock, ILogger<MostFiledCount> log) : BackgroundService, IMostFiled
{
    private const string Counted = "select matter from cases.cases where submitted_at >= $1 group by matter order by count(*) desc, matter";

    private static readonly TimeSpan Window = TimeSpan.FromDays(90);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private volatile IReadOnlyList<string> last = [];

    public IReadOnlyList<string> Matters => last;

    public async Task Count(CancellationToken cancel)
    {
        try
        {
            var codes = new List<string>();
            await using var command = db.CreateCommand(Counted);
            command.Parameters.Add(Sql.P(clock.GetUtcNow() - Window));
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                codes.Add(reader.GetString(0));
            last = codes;
        }
        catch (DbException away)
        {
            // An order of links is worth no alarm: the last one stands until the next count.
            NotCounted(log, away.GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
            await Count(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "The most filed matters were not counted: {Reason}")]
    private static partial void NotCounted(ILogger log, string reason);
}
