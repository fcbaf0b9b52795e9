using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.Identity.Accounts;

/// <summary>
/// Counts wrong passwords: five, then five minutes of rest. A try is counted before the password is looked at and given
/// back when it was right, so that many tries at once cannot slip past the count.
/// </summary>
internal sealed class LoginThrottle(NpgsqlDataSource db, TimeProvider clock)
{
    public const int Most = 5;
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Takes one try. Not allowed while the key rests; then the answer says until when.</summary>
    public async Task<LoginAttempt> Take(Guid key, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var command = db.CreateCommand(
            """
            with taken as (
                insert into identity.tries as t (key, failures, at) values ($1, 1, $2)
                on conflict (key) do update set
                    failures = case when t.failures >= $3 or t.at < $4 then 1 else t.failures + 1 end,
                    locked_until = case when t.failures + 1 = $3 and t.at >= $4 then $5 end,
                    at = $2
                where t.locked_until is null or t.locked_until <= $2
                returning failures, locked_until)
            select failures, locked_until from taken
            union all select null, locked_until from identity.tries where key = $1 and not exists (select from taken)
            """);
        command.Parameters.Add(Sql.P(key));
        command.Parameters.Add(Sql.P(now));
        command.Parameters.Add(Sql.P(Most));
        command.Parameters.Add(Sql.P(now - Kept));
        command.Parameters.Add(Sql.P(now + Rest));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        // No row: two first tries met, and this one's snapshot shows neither. Others were there at the same moment, so it waits.
        if (!await reader.ReadAsync(cancel))
            return new(false, 0, now + Rest);
        var until = reader.IsDBNull(1) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(1);
        return reader.IsDBNull(0) ? new(false, 0, until ?? now + Rest) : new(true, Most - reader.GetInt32(0), until);
    }

    /// <summary>The password was right: nothing counts any more. Counts of more than a day ago go with it.</summary>
    public async Task Forget(Guid key, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("delete from identity.tries where key = $1 or at < $2");
        command.Parameters.Add(Sql.P(key));
        command.Parameters.Add(Sql.P(clock.GetUtcNow() - Kept));
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <param name="Allowed">Whether the password may be looked at.</param>
/// <param name="Left">Tries left after this one.</param>
/// <param name="RestsUntil">Set when resting, or when this try, if wrong, was the last.</param>
internal sealed record LoginAttempt(bool Allowed, int Left, DateTimeOffset? RestsUntil);
