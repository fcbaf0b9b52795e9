using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;

namespace OneStop.Identity.Sessions;

/// <summary>Sessions of people as the log of sign-ins has them. Those of officials are nobody else's business.</summary>
internal sealed class LiveSessions(NpgsqlDataSource db, SignInLog log, TimeProvider clock) : ISessions
{
    public async Task<LiveSession?> Find(Guid session, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(
            """
            select a.id, a.subject, s.at from identity.sign_ins s join identity.accounts a on a.id = s.account
            where s.id = $1 and s.outcome = 'signed-in' and s.ended_at is null and s.at > $2 and a.kind = 'citizen'
            """);
        command.Parameters.Add(Sql.P(session));
        command.Parameters.Add(Sql.P(clock.GetUtcNow() - SessionKeeper.Longest(staff: false)));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? new(session, row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2)) : null;
    }

    public Task End(Guid session, CancellationToken cancel = default) => log.Ended([session], cancel);
}
