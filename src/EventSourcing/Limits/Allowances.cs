using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Limits;

/// <summary>How often something may be done within some time, by whom.</summary>
/// <param name="What">Stable word for what is counted, e.g. <c>wrong-password</c>.</param>
/// <param name="Whose">An account, an address, a number, or several of them; stored as a blind index only.</param>
/// <param name="Per">Begins with the first time.</param>
public sealed record Allowance(string What, string Whose, int Most, TimeSpan Per);

/// <summary>What came of asking.</summary>
/// <param name="Until">When the longest of those that are used up ends; null when it may be done.</param>
/// <param name="Used">How often each was used by now, this time included, in the order in which they were asked for.</param>
public sealed record Taken(DateTimeOffset? Until, IReadOnlyList<int> Used)
{
    /// <summary>Whether it may be done.</summary>
    public bool Allowed => Until is null;
}

/// <summary>
/// Counts what may be done a few times only, for all nodes together. One is taken before anything is looked at and given back where
/// only failures count: so many tries at once do not slip past.
/// </summary>
public sealed class Allowances(NpgsqlDataSource db, MasterKeys masters, TimeProvider clock)
{
    private const string TakeOne =
        """
        with asked as (
            select * from unnest($1::bytea[], $2::int[], $3::timestamptz[]) with ordinality as a (key, most, until, place)),
        taken as (
            insert into platform.allowances as t (key, used, until) select key, 1, until from asked order by key
            on conflict (key) do update set
                used = case when t.until <= $4 then 1 else least(t.used, 1000000) + 1 end,
                until = case when t.until <= $4 then excluded.until else t.until end
            returning key, used, until)
        select t.used, t.used > a.most, t.until from taken t join asked a using (key) order by a.place
        """;

    // In order of the keys, as they are taken: two that meet never wait for one another.
    private const string GiveOneBack =
        """
        update platform.allowances t set used = t.used - 1
        from (select key from platform.allowances where key = any ($1) and until > $2 and used > 0 order by key for update) mine where t.key = mine.key
        """;

    private const string Sweep =
        "delete from platform.allowances where key in (select key from platform.allowances where until <= $1 limit 100 for update skip locked)";

    /// <summary>Takes one of each; each must be another.</summary>
    public async Task<Taken> Take(IReadOnlyList<Allowance> of, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var command = db.CreateCommand(TakeOne);
        command.Parameters.Add(Sql.P(Keys(of)));
        command.Parameters.Add(Sql.P(of.Select(a => a.Most).ToArray()));
        command.Parameters.Add(Sql.P(of.Select(a => now + a.Per).ToArray()));
        command.Parameters.Add(Sql.P(now));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var used = new List<int>(of.Count);
        DateTimeOffset? until = null;
        while (await row.ReadAsync(cancel))
        {
            used.Add(row.GetInt32(0));
            if (row.GetBoolean(1) && row.GetFieldValue<DateTimeOffset>(2) is var end && (until is null || end > until))
                until = end;
        }

        return new(until, used);
    }

    /// <summary>It was no failure, so it does not count. What is over is swept by the way.</summary>
    public async Task GiveBack(IReadOnlyList<Allowance> of, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement(GiveOneBack, Sql.P(Keys(of)), Sql.P(now)));
        batch.BatchCommands.Add(Sql.Statement(Sweep, Sql.P(now)));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private byte[][] Keys(IReadOnlyList<Allowance> of) => [.. of.Select(a => masters.Blind("allowance." + a.What, a.Whose))];
}
