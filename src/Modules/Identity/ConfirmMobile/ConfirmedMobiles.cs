using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identity.Accounts;
using OneStop.Identity.People;
using OneStop.Secrets;

namespace OneStop.Identity.ConfirmMobile;

/// <summary>Whoever held a mobile last is whose it is: numbers are given to other people in time.</summary>
internal sealed class ConfirmedMobiles(NpgsqlDataSource db, MasterKeys masters, SubjectKeys keys, Logins logins, TimeProvider clock)
{
    /// <summary>Puts the mobile into the person's facts, as theirs. False when they were forgotten.</summary>
    public async Task<bool> Set(Guid account, PersonFacts before, Guid subject, string mobile, CancellationToken cancel)
    {
        if (await keys.Find(subject, cancel) is not { } key)
            return false;
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Sql.Statement(
            "update identity.people set sealed = $2, mobile = $3, mobile_confirmed_at = $4 where subject = $1",
            Sql.P(subject), Sql.P(key.Seal(before with { Mobile = mobile })), Sql.P(masters.Blind("mobile", mobile)), Sql.P(clock.GetUtcNow())));
        if (before.Mobile is { } old && old != mobile)
            batch.BatchCommands.Add(Sql.Statement("delete from identity.logins where login = $1 and account = $2",
                Sql.P(logins.Fingerprint(AccountKind.Citizen, old)), Sql.P(account)));
        foreach (var statement in TakeOver(account, subject, mobile))
            batch.BatchCommands.Add(statement);
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Statements after those that make the person: the mobile lets this account in, and nobody else any more.</summary>
    public IEnumerable<NpgsqlBatchCommand> TakeOver(Guid account, Guid subject, string mobile)
    {
        yield return Sql.Statement(
            "update identity.people set mobile_confirmed_at = null where mobile = $1 and subject <> $2 and mobile_confirmed_at is not null",
            Sql.P(masters.Blind("mobile", mobile)), Sql.P(subject));
        yield return Sql.Statement(
            """
            insert into identity.logins (login, account) select $1, a.id from identity.accounts a where a.id = $2
            on conflict (login) do update set account = excluded.account
            """,
            Sql.P(logins.Fingerprint(AccountKind.Citizen, mobile)), Sql.P(account));
    }
}
