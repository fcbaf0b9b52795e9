using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.Identity.Sessions;

/// <summary>Every attempt to sign in, by fingerprint only. The row of one that succeeded is also its session.</summary>
internal sealed class SignInLog(NpgsqlDataSource db, TimeProvider clock)
{
    /// <param name="device">As <see cref="Devices"/> says it.</param>
    /// <param name="way">How it was shown: password, passkey, text, issuer, or code for a password and the code after it.</param>
    public async Task<Guid> Began(byte[] login, Guid account, string device, string way, CancellationToken cancel)
    {
        var session = Guid.CreateVersion7(clock.GetUtcNow());
        await Add(session, login, account, "signed-in", cancel, device, way);
        return session;
    }

    public Task Failed(byte[] login, Guid? account, string outcome, CancellationToken cancel, string? device = null, string? way = null) =>
        Add(Guid.CreateVersion7(clock.GetUtcNow()), login, account, outcome, cancel, device, way);

    /// <summary>The sessions that are open, newest first.</summary>
    public async Task<IReadOnlyList<OpenSession>> Open(Guid account, DateTimeOffset since, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select id, at, device, way from identity.sign_ins
            where account = $1 and outcome = 'signed-in' and ended_at is null and at > $2 order by at desc limit 20
            """);
        command.Parameters.Add(Sql.P(account));
        command.Parameters.Add(Sql.P(since));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<OpenSession>();
        while (await row.ReadAsync(cancel))
        {
            found.Add(new(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetString(3)));
        }

        return found;
    }

    /// <summary>
    /// Signing out ends the session itself, and every node hears of it: a copy of its cookie is worth nothing. Whatever else ends with it is
    /// due from the same transaction.
    /// </summary>
    /// <param name="sessions">Of whoever ends them; the caller has looked whose they are.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task Ended(IReadOnlyCollection<Guid> sessions, CancellationToken cancel)
    {
        if (sessions.Count == 0)
            return;
        var now = clock.GetUtcNow();
        await using var batch = db.CreateBatch();
        foreach (var session in sessions)
        {
            batch.BatchCommands.Add(Sql.Statement(
                $"""
                with ended as (update identity.sign_ins set ended_at = $2 where id = $1 and ended_at is null returning account)
                select pg_notify('{SessionSignals.Channel}', account::text) from ended
                """, Sql.P(session), Sql.P(now)));
            batch.BatchCommands.Add(DueTime.Set(session, SessionEnded.Due, "", now));
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The last sign-ins of an account, newest first: when, how it went, on which device and by what.</summary>
    public async Task<IReadOnlyList<TriedSignIn>> Last(Guid account, int count, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select at, outcome, device, way from identity.sign_ins where account = $1 order by at desc limit $2");
        command.Parameters.Add(Sql.P(account));
        command.Parameters.Add(Sql.P(count));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<TriedSignIn>();
        while (await reader.ReadAsync(cancel))
        {
            found.Add(new(reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetString(3)));
        }

        return found;
    }

    private async Task Add(Guid id, byte[] login, Guid? account, string outcome, CancellationToken cancel, string? device = null, string? way = null)
    {
        await using var command = db.CreateCommand(
            "insert into identity.sign_ins (id, at, login, account, outcome, device, way) values ($1, $2, $3, $4, $5, $6, $7)");
        command.Parameters.Add(Sql.P(id));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(login));
        command.Parameters.Add(Sql.P(account));
        command.Parameters.Add(Sql.P(outcome));
        command.Parameters.Add(Sql.P(device));
        command.Parameters.Add(Sql.P(way));
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>Somebody signed in, or tried to.</summary>
/// <param name="Outcome"><c>signed-in</c>, or why not.</param>
/// <param name="Device">As <see cref="Devices"/> says it; null where it was not kept.</param>
/// <param name="Way">How it was shown; null where it was not kept.</param>
internal sealed record TriedSignIn(DateTimeOffset At, string Outcome, string? Device, string? Way);

/// <summary>Somebody is signed in somewhere.</summary>
/// <param name="Device">As <see cref="Devices"/> says it; null in what began before it was kept.</param>
/// <param name="Way">How it was shown.</param>
internal sealed record OpenSession(Guid Id, DateTimeOffset At, string? Device, string? Way);
