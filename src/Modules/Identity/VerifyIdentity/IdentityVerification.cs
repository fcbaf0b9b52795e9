using Npgsql;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identifiers;
using OneStop.Identity.Accounts;
using OneStop.Identity.People;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.VerifyIdentity;

/// <summary>Confirms a person who registered while the population register was away: their account moves to their true subject.</summary>
[UseCase]
internal sealed class IdentityVerification(
    NpgsqlDataSource db, MasterKeys masters, SubjectKeys keys, Logins logins, IPeople people, IPopulationRegister register, TakeAlong along,
    TimeProvider clock)
{
    /// <summary>As they registered. The subject that the account has afterwards: the same when nothing was to do.</summary>
    public async Task<Result<Guid>> Try(Guid account, Guid subject, string network, CancellationToken cancel) =>
        await people.Person(subject, cancel) is not { } person ? Refusal.Gone("identity.forgotten")
        : person.Verified ? subject
        : !person.MobileConfirmed ? Refusal.Forbidden("identity.mobile-not-confirmed")
        : await Confirm(account, subject, new(person.Name, person.IdNumber, person.Mobile), network, cancel);

    /// <summary>As they now say they are: somebody who mistyped while nobody could check must be able to mend it.</summary>
    public async Task<Result<Guid>> Try(Guid account, Guid subject, string? name, string? idNumber, string network, CancellationToken cancel)
    {
        if (await people.Person(subject, cancel) is not { } person)
            return Refusal.Gone("identity.forgotten");
        if (person.Verified)
            return subject;
        if (!person.MobileConfirmed)
            return Refusal.Forbidden("identity.mobile-not-confirmed");
        var facts = PersonRules.Check(name, idNumber, person.Mobile, clock.ChinaToday());
        return facts.IsRefused ? facts.Refusals : await Confirm(account, subject, facts.Value, network, cancel);
    }

    /// <summary>An issuer has confirmed them: the register may object, and is not waited for.</summary>
    public async Task<Result<Guid>> Vouched(Guid account, Person person, PersonFacts told, string network, CancellationToken cancel)
    {
        if (await Objection(account, told, network, cancel) is { } refused)
            return refused;
        return await Move(account, person.Subject, told with { Mobile = person.Mobile.Length > 0 ? person.Mobile : null }, cancel);
    }

    /// <summary>What the register has against somebody whom an issuer has confirmed; null when nothing, or when it cannot be asked.</summary>
    public async Task<Refusal?> Objection(Guid? account, PersonFacts told, string network, CancellationToken cancel)
    {
        var answer = await register.Match(told.IdNumber!, told.Name, new(Asker.ToBeConfirmed(account, network), "identity.issuer"), cancel);
        return answer.IsAway || answer.Found is { IsAlive: true } ? null : Refusal.Conflict("identity.issuer-not-matched");
    }

    private async Task<Result<Guid>> Confirm(Guid account, Guid subject, PersonFacts facts, string network, CancellationToken cancel)
    {
        var answer = await register.Match(facts.IdNumber!, facts.Name, new(Asker.ToBeConfirmed(account, network), "identity.verify"), cancel);
        if (answer.Why == AwayReason.TooMany)
            return Refusal.Conflict("identity.too-many-matches");
        if (answer.IsAway)
            return Refusal.Conflict("identity.register-away");
        if (answer.Found is not { IsAlive: true })
            return Refusal.Invalid("identity.not-matched", "id-number");
        return await Move(account, subject, facts, cancel);
    }

    private async Task<Result<Guid>> Move(Guid account, Guid subject, PersonFacts facts, CancellationToken cancel)
    {
        var proper = SubjectId.OfPerson(masters, facts.IdNumber!);
        if (await keys.EnsureForReturn(proper, cancel) is not { } key)
            return Refusal.Gone("identity.forgotten");
        if (!await Move(account, subject, proper, key.Seal(facts), facts, cancel))
            return Refusal.Conflict("identity.already-registered") with { Field = "id-number" };
        await along.Now(new(subject, proper, account), cancel);
        return proper;
    }

    private async Task<bool> Move(Guid account, Guid from, Guid to, byte[] sealedFacts, PersonFacts facts, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Sql.Statement(
            """
            insert into identity.people (subject, sealed, id_number, mobile, verified_at, made_at, mobile_confirmed_at)
            select $1, $2, $3, $4, $5, $5, mobile_confirmed_at from identity.people where subject = $6
            on conflict (subject) do update set
                sealed = excluded.sealed, mobile = excluded.mobile, id_number = excluded.id_number, verified_at = excluded.verified_at,
                mobile_confirmed_at = excluded.mobile_confirmed_at
            """,
            Sql.P(to), Sql.P(sealedFacts), Sql.P(masters.Blind("id-number", facts.IdNumber!)),
            Sql.P(facts.Mobile is { } mobile ? masters.Blind("mobile", mobile) : null),
            Sql.P(clock.GetUtcNow()), Sql.P(from)));
        batch.BatchCommands.Add(Sql.Statement(
            "update identity.accounts a set subject = $2 where id = $1 and not exists (select from identity.accounts where subject = $2 and kind = a.kind)",
            Sql.P(account), Sql.P(to)));
        batch.BatchCommands.Add(Sql.Statement(
            "insert into identity.logins (login, account) values ($2, $1) on conflict (login) do nothing",
            Sql.P(account), Sql.P(logins.Fingerprint(AccountKind.Citizen, facts.IdNumber!))));
        batch.BatchCommands.Add(Sql.Statement(
            "delete from identity.people p where subject = $1 and not exists (select from identity.accounts where subject = p.subject)", Sql.P(from)));
        batch.BatchCommands.Add(TakeAlong.Due(new(from, to, account), clock.GetUtcNow()));
        await batch.ExecuteNonQueryAsync(cancel);
        // Somebody else has been confirmed under this number meanwhile.
        if (batch.BatchCommands[1].RecordsAffected == 0)
            return false;
        await transaction.CommitAsync(cancel);
        return true;
    }
}
