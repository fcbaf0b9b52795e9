using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Identity.People;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Identity.Mandates;

/// <summary>Reads mandates: what a person may do for others, and what others may do for a person or body.</summary>
internal sealed class MandateRows(NpgsqlDataSource db, MasterKeys masters, TimeProvider clock)
{
    /// <summary>Nobody chooses among more.</summary>
    public const int Most = 100;

    private const string Select =
        """
        select m.id, m.holder, m.to_body, m.principal, m.of_body, m.capacity, m.scope, m.rights, m.valid_from, m.valid_until, m.offered_until, m.accepted_at,
            m.revoked_at, m.ended_why, m.to_confirm, m.checked_at, m.given_by, m.holder_name, coalesce(e.sealed, p.sealed), k.wrapped
        from identity.mandates m
        left join identity.enterprises e on m.of_body and e.subject = m.principal
        left join identity.people p on not m.of_body and p.subject = m.principal
        left join platform.subject_keys k on k.subject = m.principal
        """;

    private const string InForce = "m.accepted_at is not null and m.revoked_at is null and m.valid_from <= $2 and (m.valid_until is null or m.valid_until > $2)";

    // Somebody of an organisation who may act for its clients.
    private const string OfClients =
        $"""
        own.of_body and '{MandateRight.Clients}' = any(own.rights) and own.accepted_at is not null and own.revoked_at is null
            and own.valid_from <= $2 and (own.valid_until is null or own.valid_until > $2)
        """;

    /// <summary>Mandates in force that a person holds by themselves, oldest first.</summary>
    public Task<IReadOnlyList<Mandate>> Of(Guid person, CancellationToken cancel) =>
        Read($"{Select} where m.holder = $1 and {InForce} order by m.valid_from, m.id limit {Most}", cancel, Sql.P(person), Sql.P(clock.GetUtcNow()));

    /// <summary>Mandates in force that organisations hold for which the person may act for others, latest first.</summary>
    public Task<IReadOnlyList<Mandate>> ThroughOrganisations(Guid person, CancellationToken cancel) => Read(
        $"""
        {Select} where m.to_body and m.holder in (
            select own.principal from identity.mandates own where own.holder = $1 and {OfClients})
            and {InForce}
        order by m.valid_from desc, m.id desc limit {Most}
        """, cancel, Sql.P(person), Sql.P(clock.GetUtcNow()));

    /// <summary>For whom a person acts, by all that they may choose from.</summary>
    public async Task<IReadOnlyList<Represented>> Choices(Guid person, CancellationToken cancel)
    {
        var (own, through) = (await Of(person, cancel), await ThroughOrganisations(person, cancel));
        return [.. Merged(own), .. Merged(through)];
    }

    /// <summary>As whom a person acts under a choice that they made, however many they have; null when they may no more.</summary>
    public async Task<Represented?> Now(Guid person, string key, CancellationToken cancel)
    {
        if (Represented.ReadKey(key) is not (var principal, var through))
            return null;
        NpgsqlParameter[] of = [Sql.P(person), Sql.P(clock.GetUtcNow()), Sql.P(principal), .. through is { } by ? new[] { Sql.P(by) } : []];
        var rows = await Read(through is null ? $"{Select} where m.holder = $1 and m.principal = $3 and {InForce}"
            : $"""
            {Select} where m.to_body and m.holder = $4 and m.principal = $3 and {InForce} and exists (
                select from identity.mandates own where own.principal = $4 and own.holder = $1 and {OfClients})
            """, cancel, of);
        return Merged(rows).FirstOrDefault(r => r.Key == key);
    }

    /// <summary>Offers that wait for the answer of a person: to themselves, or to an organisation for which they may accept.</summary>
    public Task<IReadOnlyList<Mandate>> Offered(Guid person, CancellationToken cancel) => Read(
        $"""
        {Select} where m.accepted_at is null and m.revoked_at is null and m.offered_until > $2 and (m.valid_until is null or m.valid_until > $2)
            and (m.holder = $1 or m.to_body and m.holder in (
                select own.principal from identity.mandates own where own.holder = $1 and own.of_body and '{MandateRight.Operators}' = any(own.rights)
                    and own.accepted_at is not null and own.revoked_at is null and own.valid_from <= $2
                    and (own.valid_until is null or own.valid_until > $2)))
        order by m.valid_from desc, m.id desc limit {Most}
        """, cancel, Sql.P(person), Sql.P(clock.GetUtcNow()));

    /// <summary>All for one principal, latest first: those who act for it, and did.</summary>
    /// <param name="after">The last row of the page before.</param>
    public Task<IReadOnlyList<Mandate>> Given(Guid principal, (DateTimeOffset From, Guid Id)? after, int size, CancellationToken cancel) => Read(
        $"""
        {Select} where m.principal = $1 and ($2::timestamptz is null or (m.valid_from, m.id) < ($2, $3))
        order by m.valid_from desc, m.id desc limit $4
        """, cancel, Sql.P(principal), Sql.P(after?.From), Sql.P(after?.Id), Sql.P(size));

    /// <summary>All that a person or organisation holds or was offered, and did, latest first.</summary>
    /// <param name="after">The last row of the page before.</param>
    public Task<IReadOnlyList<Mandate>> Held(Guid holder, (DateTimeOffset From, Guid Id)? after, int size, CancellationToken cancel) => Read(
        $"""
        {Select} where m.holder = $1 and ($2::timestamptz is null or (m.valid_from, m.id) < ($2, $3))
        order by m.valid_from desc, m.id desc limit $4
        """, cancel, Sql.P(holder), Sql.P(after?.From), Sql.P(after?.Id), Sql.P(size));

    /// <summary>Those of one principal that are open: offers and what is in force.</summary>
    public Task<IReadOnlyList<Mandate>> Open(Guid principal, CancellationToken cancel) => Read(
        $"""
        {Select} where m.principal = $1 and m.revoked_at is null and (m.valid_until is null or m.valid_until > $2)
            and (m.accepted_at is not null or m.offered_until > $2)
        order by m.valid_from desc, m.id desc limit 500
        """, cancel, Sql.P(principal), Sql.P(clock.GetUtcNow()));

    public async Task<Mandate?> Find(Guid id, CancellationToken cancel) =>
        await Read($"{Select} where m.id = $1", cancel, Sql.P(id)) is [var found, ..] ? found : null;

    /// <summary>By what a person stands for a body now; null when by nothing.</summary>
    public async Task<Mandate?> Standing(Guid person, Guid body, CancellationToken cancel) => await Read(
        $"{Select} where m.holder = $1 and m.principal = $3 and m.of_body and m.capacity <> 'agent' and {InForce}",
        cancel, Sql.P(person), Sql.P(clock.GetUtcNow()), Sql.P(body)) is [var found, ..] ? found : null;

    /// <summary>Why a person acts for somebody no more, by a word of <see cref="EndedWhy"/>.</summary>
    public async Task<string> WhyLost(Guid person, Represented represented, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select coalesce(ended_why, 'over') from identity.mandates
            where principal = $2 and holder = $1 and (revoked_at is not null or valid_until <= $3)
            order by coalesce(revoked_at, valid_until) desc limit 1
            """);
        command.Parameters.Add(Sql.P(represented.Organisation is null ? person : represented.Agent!.Value));
        command.Parameters.Add(Sql.P(represented.Subject));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        // The organisation may act for them still, and the person for it no more.
        return await command.ExecuteScalarAsync(cancel) as string ?? EndedWhy.ByPrincipal;
    }

    private static IEnumerable<Represented> Merged(IReadOnlyList<Mandate> mandates) =>
        from one in mandates
        where one.PrincipalName.Length > 0
        group one by (one.Principal, Through: one.ToBody ? one.Holder : (Guid?)null) into same
        // Whoever belongs to the house needs no mandate beside it.
        let own = same.Where(m => m.Capacity != Capacity.Agent).ToList()
        select (own.Count > 0 ? own : [.. same]).Select(m => m.ToRepresented()).Aggregate((one, other) => one with
        {
            Scope = one.Scope.With(other.Scope),
            TakesCertificates = one.TakesCertificates || other.TakesCertificates,
            Until = one.Until is { } end && !(other.Until < end) ? end : other.Until,
        });

    private async Task<IReadOnlyList<Mandate>> Read(string text, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = db.CreateCommand(text);
        command.Parameters.AddRange(parameters);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<Mandate>();
        while (await row.ReadAsync(cancel))
            found.Add(One(row));
        return found;
    }

    private Mandate One(NpgsqlDataReader row)
    {
        var (principal, ofBody) = (row.GetGuid(3), row.GetBoolean(4));
        var key = masters.Unwrap(principal, row.IsDBNull(19) ? null : row.GetFieldValue<byte[]>(19));
        var facts = key is null || row.IsDBNull(18) ? null : row.GetFieldValue<byte[]>(18);
        var body = ofBody && facts is not null ? key!.OpenEnterprise(facts) : null;
        return new(row.GetGuid(0), row.GetGuid(1), row.GetBoolean(2), principal, CapacityWords.Read(row.GetString(5)),
            // Words that nobody knows any more give nothing.
            MandateScope.Read(row.GetFieldValue<string[]>(6)) ?? MandateScope.Read([MandateScope.WordOfMatter("none")])!, row.GetFieldValue<string[]>(7),
            row.GetFieldValue<DateTimeOffset>(8), Moment(9))
        {
            OfBody = ofBody, Body = body, PrincipalName = body?.Name ?? (facts is not null && !ofBody ? key!.OpenPerson(facts).Name : ""),
            HolderName = key is null || row.IsDBNull(17) ? "" : key.OpenText(row.GetFieldValue<byte[]>(17)),
            GivenBy = row.IsDBNull(16) ? null : row.GetGuid(16),
            OfferedUntil = Moment(10), AcceptedAt = Moment(11), EndedAt = Moment(12), EndedWhy = row.IsDBNull(13) ? null : row.GetString(13),
            ToConfirm = row.GetBoolean(14), CheckedAt = Moment(15),
        };

        DateTimeOffset? Moment(int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);
    }
}

/// <summary>How a capacity is stored and named in texts.</summary>
internal static class CapacityWords
{
    private static readonly (Capacity Capacity, string Word)[] Words =
    [
        (Capacity.LegalRepresentative, "legal-representative"), (Capacity.Liaison, "liaison"), (Capacity.Operator, "operator"), (Capacity.Agent, "agent"),
        (Capacity.Guardian, "guardian"),
    ];

    public static string Word(this Capacity capacity) => Words.First(w => w.Capacity == capacity).Word;

    /// <exception cref="InvalidOperationException">No capacity is stored by this word.</exception>
    public static Capacity Read(string word) => Words.First(w => w.Word == word).Capacity;
}
