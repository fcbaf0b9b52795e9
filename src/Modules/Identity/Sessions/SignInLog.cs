using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.Identity.Sessions;

/// <summary>Every attempt to sign in, by fingerprint only. The row of one that succeeded is also its session.</summary>
internal sealed class SignInLog(NpgsqlDataSource db, TimeProvider clock)
{
    public async Task<Guid> Began(byte[] login, Guid account, CancellationToken cancel)
    {
        var session = Guid.CreateVersion7(clock.GetUtcNow());
        await Add(session, login, account, "signed-in", cancel);
        return session;
    }

    public Task Failed(byte[] login, Guid? account, string outcome, CancellationToken cancel) =>
        Add(Guid.CreateVersion7(clock.GetUtcNow()), login, account, outcome, cancel);

    /// <summary>
    /// Signing out ends the session itself, and every node hears of it: a copy of its cookie is worth nothing. Whatever else ends with it is
    /// due from the same transaction.
    /// </summary>
    public async Task Ended(Guid session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement(
            $"""
            with ended as (update identity.sign_ins set ended_at = $2 where id = $1 and ended_at is null returning account)
            select pg_notify('{SessionSignals.Channel}', account::text) from ended
            """, Sql.P(session), Sql.P(now)));
        batch.BatchCommands.Add(DueTime.Set(session, SessionEnded.Due, "", now));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The last sign-ins of an account, newest first: when, and how it went.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset At, string Outcome)>> Last(Guid account, int count, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select at, outcome from identity.sign_ins where account = $1 order by at desc limit $2");
        command.Parameters.Add(Sql.P(account));
        command.Parameters.Add(Sql.P(count));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<(DateTimeOffset, string)>();
        while (await reader.ReadAsync(cancel))
            found.Add((reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1)));
        return found;
    }

    private async Task Add(Guid id, byte[] login, Guid? account, string outcome, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("insert into identity.sign_ins (id, at, login, account, outcome) values ($1, $2, $3, $4, $5)");
        command.Parameters.Add(Sql.P(id));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(login));
        command.Parameters.Add(Sql.P(account));
        command.Parameters.Add(Sql.P(outcome));
        await command.ExecuteNonQueryAsync(cancel);
    }
}
