using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Identity.People;

/// <summary>Enterprises that somebody here acts for, and who does.</summary>
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

    /// <summary>The person acts for the enterprise from now on; nothing new when they already do.</summary>
    public async Task Mandate(Guid person, Guid enterprise, bool legalRepresentative, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            insert into identity.mandates (id, person, enterprise, capacity, valid_from) values ($1, $2, $3, $4, $5)
            on conflict (person, enterprise) where revoked_at is null do update set capacity = excluded.capacity
            """);
        command.Parameters.Add(Sql.P(Guid.CreateVersion7(clock.GetUtcNow())));
        command.Parameters.Add(Sql.P(person));
        command.Parameters.Add(Sql.P(enterprise));
        command.Parameters.Add(Sql.P(legalRepresentative ? "legal-representative" : "operator"));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task Revoke(Guid person, Guid enterprise, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            with revoked as (
                update identity.mandates set revoked_at = $3 where person = $1 and enterprise = $2 and revoked_at is null returning person)
            select pg_notify('onestop_sessions', a.id::text) from revoked join identity.accounts a on a.subject = revoked.person
            """);
        command.Parameters.Add(Sql.P(person));
        command.Parameters.Add(Sql.P(enterprise));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancel);
    }
}
