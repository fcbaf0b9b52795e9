using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Mandates;
using OneStop.Identity.Passkeys;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.OwnData;

/// <summary>
/// Logins, passkeys, mobile, name and number go, and every session on every node ends. Who is an official, too, keeps what the post needs.
/// What a mandate was and when somebody signed in stays as ids and times: enterprises' cases and the safety of the network rest on it.
/// </summary>
internal sealed class EraseOwnAccount(NpgsqlDataSource db, MandateRows mandates, PasskeyList passkeys, TextCatalogue texts, TimeProvider clock)
    : IErasesPersonalData
{
    public async Task<ErasurePlan> Plan(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        var acting = await mandates.Of(owner.Person, cancel);
        var keys = (await passkeys.Of(owner.Account, owner.Person, cancel)).Count;
        var official = await IsOfficial(owner.Person, cancel);
        List<ErasureLine> going = [new(t["erase.account.login"])];
        if (keys > 0)
            going.Add(new(t["erase.account.passkeys", keys]));
        if (acting.Count > 0)
            going.Add(new(t["erase.account.mandates", string.Join(t["list.comma"], acting.Select(m => m.PrincipalName))], t["erase.account.mandates-why"]));
        List<ErasureLine> staying = [new(t["erase.account.sign-ins"], t["erase.account.sign-ins-why"])];
        if (official)
            staying.Add(new(t["erase.account.staff"], t["erase.account.staff-why"]));
        return new([], going, staying, official);
    }

    public async Task Erase(DataOwner owner, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var (account, person, now) = (owner.Account, owner.Person, clock.GetUtcNow());
        batch.BatchCommands.Add(Sql.Statement("delete from identity.logins where account = $1", Sql.P(account)));
        foreach (var table in (string[])["identity.passkeys", "identity.authenticators", "identity.recovery_codes", "identity.issuer_links"])
            batch.BatchCommands.Add(Sql.Statement($"delete from {table} where account = $1", Sql.P(account)));
        batch.BatchCommands.Add(Sql.Statement(
            "update identity.sign_ins set ended_at = $2 where account = $1 and outcome = 'signed-in' and ended_at is null", Sql.P(account), Sql.P(now)));
        // Those of others who act for the person, too; and nobody's list keeps the name.
        batch.BatchCommands.Add(Sql.Statement(
            $"""
            with changed as (
                update identity.mandates set revoked_at = $3, ended_why = '{EndedWhy.Erased}'
                where (holder = $2 or principal = $2) and revoked_at is null and exists (select from identity.accounts where id = $1)
                returning id, holder, to_body, scope, valid_until),
            logged as (
                insert into identity.mandate_log (mandate, what, why, person, account, scope, until, at)
                select id, 'ended', '{EndedWhy.Erased}', $2, $1, scope, valid_until, $3 from changed)
            {MandateBook.Told}
            """, Sql.P(account), Sql.P(person), Sql.P(now)));
        batch.BatchCommands.Add(Sql.Statement("update identity.mandates set holder_name = null where holder = $1", Sql.P(person)));
        // A child is known here by its guardians alone.
        batch.BatchCommands.Add(Sql.Statement(
            """
            delete from identity.people p using identity.mandates m
            where m.holder = $1 and m.capacity = 'guardian' and p.subject = m.principal
                and not exists (select from identity.accounts where subject = p.subject)
                and not exists (select from identity.mandates o where o.principal = p.subject and o.capacity = 'guardian' and o.revoked_at is null)
            """, Sql.P(person)));
        batch.BatchCommands.Add(Sql.Statement("delete from identity.accounts where id = $1 and kind = 'citizen'", Sql.P(account)));
        batch.BatchCommands.Add(Sql.Statement(
            "delete from identity.people p where subject = $1 and not exists (select from identity.accounts where subject = p.subject)", Sql.P(person)));
        batch.BatchCommands.Add(Sql.Statement($"select pg_notify('{SessionSignals.Channel}', $1::text)", Sql.P(account)));
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<bool> IsOfficial(Guid person, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select exists (select from identity.accounts where subject = $1 and kind = 'staff')");
        command.Parameters.Add(Sql.P(person));
        return await command.ExecuteScalarAsync(cancel) is true;
    }
}
