using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Identity.People;

/// <summary>Enterprises that somebody here acts for.</summary>
internal sealed class Enterprises(NpgsqlDataSource db, MasterKeys masters, SubjectKeys keys, TimeProvider clock)
{
    /// <summary>Keeps what the licence register said last. Returns the subject; null when it was forgotten.</summary>
    public async Task<Guid?> Keep(EnterpriseFacts facts, CancellationToken cancel)
    {
        var subject = SubjectId.OfEnterprise(masters, facts.Uscc);
        if (await keys.Ensure(subject, cancel) is not { } key)
            return null;
        await using var command = db.CreateCommand(
            """
            insert into identity.enterprises (subject, uscc, sealed, checked_at) values ($1, $2, $3, $4)
            on conflict (subject) do update set sealed = excluded.sealed, checked_at = excluded.checked_at
            """);
        command.Parameters.Add(Sql.P(subject));
        command.Parameters.Add(Sql.P(masters.Blind("uscc", facts.Uscc)));
        command.Parameters.Add(Sql.P(key.Seal(facts)));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancel);
        return subject;
    }
}
