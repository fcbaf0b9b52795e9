using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.MyData.KeepWithin;

/// <summary>When a rule was last worked off, and what that ended.</summary>
/// <param name="Ended">Of the last time; null when it did not get through.</param>
/// <param name="Lately">Of the last thirty days.</param>
internal sealed record RetentionRun(string Rule, DateTimeOffset At, long? Ended, long Lately);

/// <summary>Ends what is over, once a day and rule, on one node.</summary>
[UseCase]
internal sealed class RetentionJob(NpgsqlDataSource db, IEnumerable<IRetention> rules, TimeProvider clock)
{
    private const int DaysOfRuns = 400;

    /// <summary>In the order in which people read them.</summary>
    public IReadOnlyList<IRetention> Rules { get; } = [.. rules.OrderBy(r => r.Days is null).ThenBy(r => r.Days).ThenBy(r => r.Code, StringComparer.Ordinal)];

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var rule in Rules.Where(r => r.Days is not null))
        {
            if (!await Claim(rule, now, cancel))
                continue;
            var ended = await rule.End(now, cancel);
            await using var done = db.CreateCommand("update mydata.retention_runs set ended = $3 where rule = $1 and day = $2");
            done.Parameters.Add(Sql.P(rule.Code));
            done.Parameters.Add(Sql.P(now.ChinaDate()));
            done.Parameters.Add(Sql.P(ended));
            await done.ExecuteNonQueryAsync(cancel);
        }
    }

    public async Task<IReadOnlyDictionary<string, RetentionRun>> Last(CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select distinct on (rule) rule, at, ended, (sum(ended) filter (where day > $1) over (partition by rule))::bigint
            from mydata.retention_runs order by rule, day desc
            """);
        command.Parameters.Add(Sql.P(clock.ChinaToday().AddDays(-30)));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var last = new Dictionary<string, RetentionRun>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            last[row.GetString(0)] = new(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.IsDBNull(2) ? null : row.GetInt64(2),
                row.IsDBNull(3) ? 0 : row.GetInt64(3));
        }

        return last;
    }

    private async Task<bool> Claim(IRetention rule, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            with old as (delete from mydata.retention_runs where rule = $1 and day < $4)
            insert into mydata.retention_runs as r (rule, day, at) values ($1, $2, $3)
            on conflict (rule, day) do update set at = excluded.at where r.ended is null and r.at < excluded.at - interval '55 minutes'
            """);
        command.Parameters.Add(Sql.P(rule.Code));
        command.Parameters.Add(Sql.P(now.ChinaDate()));
        command.Parameters.Add(Sql.P(now));
        command.Parameters.Add(Sql.P(now.ChinaDate().AddDays(-DaysOfRuns)));
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }
}
