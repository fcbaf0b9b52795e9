using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Automatic;

/// <summary>
/// Looks each minute whether a year was announced that running cases were not counted by, and has each of them counted anew. A node
/// that dies half way is no harm: a case counts the same notice once, and the year is kept when all have.
/// </summary>
internal sealed partial class CalendarRecount(NpgsqlDataSource db, ICatalog catalog, IStreams streams, OneStopSettings settings, TimeProvider clock,
    ILogger<CalendarRecount> log) : BackgroundService
{
    private const int AtOnce = 500;

    // Once a year is announced; a scan of what is open is fast enough.
    private const string Reaching = "select id from cases.cases where not closed and due_on >= $1 and id > $2 order by id limit $3";

    private const string Keep =
        "insert into cases.counted_years (year, notice) values ($1, $2::jsonb) on conflict (year) do update set notice = excluded.notice";

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public async Task Recount(CancellationToken cancel)
    {
        var (counted, announced) = (await Counted(cancel), catalog.Calendar.Announced);
        foreach (var year in announced.OrderBy(y => y.Year))
        {
            var notice = JsonSerializer.Serialize(year, EventJson.Options);
            var before = counted.GetValueOrDefault(year.Year);
            if (before is not null && JsonSerializer.Serialize(before, EventJson.Options) == notice)
                continue;
            // Where nothing is kept yet, all cases were counted by what is announced.
            if (counted.Count > 0)
                await Recount(new(year.Year, before, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice)))[..16]), First(year), cancel);
            await using var keep = db.CreateCommand(Keep);
            keep.Parameters.Add(Sql.P(year.Year));
            keep.Parameters.Add(Sql.P(notice));
            await keep.ExecuteNonQueryAsync(cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Workers)
            return;
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Recount(stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // Whatever it was, the year is not kept as counted, and is tried again.
                NotRecounted(log, failed.GetType().Name);
            }
        }
    }

    // A holiday over New Year may begin in the old year.
    private static DateOnly First(CalendarYear year) => year.DaysOff.Select(d => d.Date).Append(new(year.Year, 1, 1)).Min();

    private async Task Recount(RecountDates command, DateOnly from, CancellationToken cancel)
    {
        for (var after = Guid.Empty; ;)
        {
            var found = await Open(from, after, cancel);
            foreach (var id in found)
                (await streams.Send(id, command, CommandContext.Robot())).Demand();
            if (found.Count < AtOnce)
                return;
            after = found[^1];
        }
    }

    private async Task<List<Guid>> Open(DateOnly from, Guid after, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(Reaching);
        command.Parameters.AddRange(new[] { Sql.P(from), Sql.P(after), Sql.P(AtOnce) });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<Guid>();
        while (await row.ReadAsync(cancel))
            found.Add(row.GetGuid(0));
        return found;
    }

    private async Task<Dictionary<int, CalendarYear>> Counted(CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select year, notice::text from cases.counted_years");
        await using var row = await command.ExecuteReaderAsync(cancel);
        var counted = new Dictionary<int, CalendarYear>();
        while (await row.ReadAsync(cancel))
            counted[row.GetInt32(0)] = JsonSerializer.Deserialize<CalendarYear>(row.GetString(1), EventJson.Options)!;
        return counted;
    }

    [LoggerMessage(LogLevel.Warning, "The dates of running cases were not all counted anew: {Reason}")]
    private static partial void NotRecounted(ILogger log, string reason);
}
