using Npgsql;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Identifiers;
using OneStop.Contracts.Identity;
using OneStop.Identity.Accounts;
using OneStop.Identity.People;
using OneStop.Kernel;
using OneStop.Kernel.Database;
using OneStop.Kernel.Secrets;

namespace OneStop.Identity.Verify;

/// <summary>Confirms a person who registered while the population register was away: their account moves to their true subject.</summary>
internal sealed class Verification(NpgsqlDataSource db, MasterKeys masters, SubjectKeys keys, Logins logins, IPeople people, IPopulationRegister register, TimeProvider clock)
{
    /// <summary>The subject that the account has afterwards: the same when nothing was to do.</summary>
    public async Task<Outcome<Guid>> Try(Guid account, Guid subject, CancellationToken cancel)
    {
        if (await people.Person(subject, cancel) is not { } person)
            return Refusal.Gone("identity.forgotten");
        if (person.Verified)
            return subject;
        var proper = SubjectId.OfPerson(masters, person.IdNumber);
        var answer = await register.Match(person.IdNumber, person.Name, new(account, proper, "identity.verify"), cancel);
        if (answer.IsAway)
            return Refusal.Conflict("identity.register-away");
        if (answer.Found is not { IsAlive: true })
            return Refusal.Invalid("identity.verify-failed");
        if (await keys.Ensure(proper, cancel) is not { } key)
            return Refusal.Gone("identity.forgotten");
        if (!await Move(account, subject, proper, key.Seal(new PersonFacts(person.Name, person.IdNumber, person.Mobile)), person, cancel))
            return Refusal.Conflict("identity.already-registered");
        await keys.Destroy(subject, cancel);
        return proper;
    }

    private async Task<bool> Move(Guid account, Guid from, Guid to, byte[] facts, Person person, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Sql.Statement(
            """
            insert into identity.people (subject, sealed, id_number, mobile, verified_at, made_at) values ($1, $2, $3, $4, $5, $5)
            on conflict (subject) do update set sealed = excluded.sealed, mobile = excluded.mobile, id_number = excluded.id_number, verified_at = excluded.verified_at
            """,
            Sql.P(to), Sql.P(facts), Sql.P(masters.Blind("id-number", person.IdNumber)), Sql.P(masters.Blind("mobile", person.Mobile)), Sql.P(clock.GetUtcNow())));
        batch.BatchCommands.Add(Sql.Statement(
            "update identity.accounts a set subject = $2 where id = $1 and not exists (select from identity.accounts where subject = $2 and kind = a.kind)",
            Sql.P(account), Sql.P(to)));
        batch.BatchCommands.Add(Sql.Statement(
            "insert into identity.logins (login, account) values ($2, $1) on conflict (login) do nothing",
            Sql.P(account), Sql.P(logins.Fingerprint(AccountKind.Citizen, person.IdNumber))));
        batch.BatchCommands.Add(Sql.Statement(
            "delete from identity.people p where subject = $1 and not exists (select from identity.accounts where subject = p.subject)", Sql.P(from)));
        await batch.ExecuteNonQueryAsync(cancel);
        // Somebody else has been confirmed under this number meanwhile.
        if (batch.BatchCommands[1].RecordsAffected == 0)
            return false;
        await transaction.CommitAsync(cancel);
        return true;
    }
}
