using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identity.Sessions;

namespace OneStop.Identity.Mandates;

/// <summary>Who does something to a mandate; nobody when a register says so.</summary>
internal readonly record struct MandateActor(Guid? Person, Guid? Account)
{
    public static MandateActor Register => default;
}

/// <summary>A mandate that is to be.</summary>
/// <param name="HolderName">As it is to be shown to the principal.</param>
internal sealed record NewMandate(Guid Holder, bool ToBody, string HolderName, Guid Principal, bool OfBody, Capacity Capacity, MandateScope Scope,
    IReadOnlyList<string> Rights, DateTimeOffset? Until);

/// <summary>
/// Writes mandates, each with a line of their log in the same statement. Whoever acts by one that changed is looked up with the next request,
/// on every node.
/// </summary>
internal sealed class MandateBook(NpgsqlDataSource db, SubjectKeys keys, MandateLimits limits, TimeProvider clock)
{
    /// <summary>
    /// Tells every node of whoever acts by what <c>changed</c> (its columns holder and to_body): the holder, or the people of the organisation
    /// that holds it.
    /// </summary>
    internal const string Told =
        $"""
        select pg_notify('{SessionSignals.Channel}', a.id::text) from identity.accounts a where a.kind = 'citizen' and a.subject in (
            select holder from changed
            union select m.holder from changed c join identity.mandates m on c.to_body and m.principal = c.holder and m.revoked_at is null)
        """;

    private const string Logged =
        $"""
        logged as (
            insert into identity.mandate_log (mandate, what, why, person, account, scope, until, at)
            select id, $3, ended_why, $4, $5, scope, valid_until, $2 from changed),
        told as ({Told})
        select (select count(*) from changed), (select count(*) from told)
        """;

    /// <summary>It holds from now on, as the register or a guardian's register says. One in force of the same two takes on what is said now.</summary>
    public async Task<Guid?> Begin(NewMandate mandate, MandateActor by, CancellationToken cancel)
    {
        if (await keys.Ensure(mandate.Principal, cancel) is not { } key)
            return null;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Cleared(mandate, now));
        batch.BatchCommands.Add(Sql.Statement(
            $"""
            with changed as (
                insert into identity.mandates as m (id, holder, principal, capacity, valid_from, valid_until, of_body, to_body, scope, rights, holder_name,
                    accepted_at, checked_at)
                values ($1, $6, $7, $8, $2, $9, $10, $11, $12, $13, $14, $2, $2)
                on conflict (holder, principal) where revoked_at is null and capacity <> 'agent' do update set capacity = excluded.capacity,
                    valid_until = excluded.valid_until, scope = excluded.scope, rights = excluded.rights, holder_name = excluded.holder_name,
                    accepted_at = coalesce(m.accepted_at, excluded.accepted_at), checked_at = excluded.checked_at, to_confirm = false, given_by = null
                returning m.id, m.holder, m.to_body, m.scope, m.valid_until, m.ended_why),
            {Logged}
            """,
            [
                Sql.P(id), Sql.P(now), Sql.P("begun"), Sql.P(by.Person), Sql.P(by.Account), Sql.P(mandate.Holder), Sql.P(mandate.Principal),
                Sql.P(mandate.Capacity.Word()), Sql.P(mandate.Until), Sql.P(mandate.OfBody), Sql.P(mandate.ToBody), Sql.P(mandate.Scope.Words.ToArray()),
                Sql.P(mandate.Rights.ToArray()), Sql.P(key.Seal(mandate.HolderName)),
            ]));
        // One that was in force already keeps its id, and so does what is due for it.
        batch.BatchCommands.Add(Sql.Statement(
            """
            insert into platform.due (stream_id, kind, item, at)
            select id, $3, '', $4 from identity.mandates where holder = $1 and principal = $2 and revoked_at is null and checked_at is not null and of_body
            on conflict (stream_id, kind, item) do update
            set at = excluded.at, attempts = 0, reason = null, since = null, dead_at = null, claimed_until = null
            """, Sql.P(mandate.Holder), Sql.P(mandate.Principal), Sql.P(AskRegisterWhenDue.DueKind), Sql.P(now.AddDays(limits.AskRegisterEveryDays))));
        await batch.ExecuteNonQueryAsync(cancel);
        return id;
    }

    /// <summary>It is offered; it begins when it is accepted. Null when the same holder has one of the principal, or its key was destroyed.</summary>
    public async Task<Guid?> Offer(NewMandate mandate, MandateActor by, CancellationToken cancel)
    {
        if (await keys.Ensure(mandate.Principal, cancel) is not { } key)
            return null;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Cleared(mandate, now));
        batch.BatchCommands.Add(Sql.Statement(
            $"""
            with changed as (
                insert into identity.mandates (id, holder, principal, capacity, valid_from, valid_until, of_body, to_body, scope, rights, holder_name,
                    given_by, offered_until)
                values ($1, $6, $7, $8, $2, $9, $10, $11, $12, $13, $14, $4, $15)
                on conflict (holder, principal) where revoked_at is null and capacity <> 'agent' do nothing
                returning id, holder, to_body, scope, valid_until, ended_why),
            {Logged}
            """,
            [
                Sql.P(id), Sql.P(now), Sql.P("offered"), Sql.P(by.Person), Sql.P(by.Account), Sql.P(mandate.Holder), Sql.P(mandate.Principal),
                Sql.P(mandate.Capacity.Word()), Sql.P(mandate.Until), Sql.P(mandate.OfBody), Sql.P(mandate.ToBody), Sql.P(mandate.Scope.Words.ToArray()),
                Sql.P(mandate.Rights.ToArray()), Sql.P(key.Seal(mandate.HolderName)), Sql.P(now.AddDays(limits.OfferDays)),
            ]));
        await using var row = await batch.ExecuteReaderAsync(cancel);
        await row.NextResultAsync(cancel);
        return await row.ReadAsync(cancel) && row.GetInt64(0) > 0 ? id : null;
    }

    /// <summary>False when it is no offer any more.</summary>
    public Task<bool> Accept(Guid id, MandateActor by, CancellationToken cancel) => Change(
        """
        update identity.mandates set accepted_at = $2, valid_from = $2
        where id = $1 and revoked_at is null and accepted_at is null and offered_until > $2 and (valid_until is null or valid_until > $2)
        """, id, "accepted", by, cancel);

    /// <summary>The new representative lets it stand.</summary>
    public Task<bool> Confirm(Guid id, MandateActor by, CancellationToken cancel) => Change(
        "update identity.mandates set to_confirm = false where id = $1 and revoked_at is null and to_confirm and $2::timestamptz is not null",
        id, "confirmed", by, cancel);

    /// <summary>False when it had ended already.</summary>
    /// <param name="why">Of <see cref="EndedWhy"/>.</param>
    public Task<bool> End(Guid id, string why, MandateActor by, CancellationToken cancel) => Change(
        "update identity.mandates set revoked_at = $2, ended_why = $6 where id = $1 and revoked_at is null",
        id, why == EndedWhy.Declined ? "declined" : "ended", by, cancel, Sql.P(why));

    /// <summary>The body is there no more: nobody acts for it, nor by its mandates.</summary>
    public async Task EndAllOf(Guid body, string why, CancellationToken cancel) => await Change(
        "update identity.mandates set revoked_at = $2, ended_why = $6 where (principal = $1 or holder = $1 and to_body) and revoked_at is null",
        body, "ended", MandateActor.Register, cancel, Sql.P(why));

    /// <summary>What the representative before gave stays, and the new one is asked about it.</summary>
    public async Task AskToConfirm(Guid body, Guid? but, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            update identity.mandates set to_confirm = true
            where principal = $1 and capacity in ('operator', 'agent') and revoked_at is null and given_by is distinct from $2
            """);
        command.Parameters.Add(Sql.P(body));
        command.Parameters.Add(Sql.P(but));
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The register said the same again.</summary>
    public async Task NoteChecked(Guid id, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("update identity.mandates set checked_at = $2 where id = $1");
        command.Parameters.Add(Sql.P(id));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancel);
    }

    // What lapsed or is over stands in the way of nothing new.
    private static NpgsqlBatchCommand Cleared(NewMandate mandate, DateTimeOffset now) => Sql.Statement(
        $"""
        with changed as (
            update identity.mandates set revoked_at = $2, ended_why = '{EndedWhy.Over}'
            where holder = $1 and principal = $6 and revoked_at is null and (valid_until <= $2 or accepted_at is null and offered_until <= $2)
            returning id, holder, to_body, scope, valid_until, ended_why),
        {Logged}
        """, Sql.P(mandate.Holder), Sql.P(now), Sql.P("ended"), Sql.P((Guid?)null), Sql.P((Guid?)null), Sql.P(mandate.Principal));

    private async Task<bool> Change(string update, Guid id, string what, MandateActor by, CancellationToken cancel, params NpgsqlParameter[] more)
    {
        await using var command = db.CreateCommand($"with changed as ({update} returning id, holder, to_body, scope, valid_until, ended_why), {Logged}");
        command.Parameters.AddRange(new[] { Sql.P(id), Sql.P(clock.GetUtcNow()), Sql.P(what), Sql.P(by.Person), Sql.P(by.Account) });
        command.Parameters.AddRange(more);
        return await command.ExecuteScalarAsync(cancel) is long count && count > 0;
    }
}
