using Npgsql;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Mandates;
using OneStop.Identity.Passkeys;
using OneStop.Identity.SignInByIssuer;
using OneStop.Web;

namespace OneStop.Identity.OwnData;

/// <summary>What is kept of a person's account: who they are, for whom they act, when they signed in, with what.</summary>
internal sealed class OwnAccount(NpgsqlDataSource db, IPeople people, MandateRows mandates, PasskeyList passkeys, IssuerLinks links,
    Issuers issuers, ICatalog catalog, TextCatalogue texts, TimeProvider clock)
    : IHoldsPersonalData
{
    private const int MostSignIns = 1000, MostMandates = 500;

    public IReadOnlyCollection<string> Tables { get; } =
    [
        "identity.people", "identity.accounts", "identity.logins", "identity.mandates", "identity.mandate_log", "identity.passkeys", "identity.sign_ins",
        "identity.issuer_links",
        // What only checks that it is the owner is told in no copy.
        "identity.authenticators", "identity.recovery_codes",
    ];

    public async Task<IReadOnlyList<DataGroup>> Of(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        var words = new MandateWords(t, catalog);
        var held = await mandates.Held(owner.Person, null, MostMandates, cancel);
        var given = await mandates.Given(owner.Person, null, MostMandates, cancel);
        var keys = await passkeys.Of(owner.Account, owner.Person, cancel);
        return
        [
            new("account", t["data.account"], await people.Person(owner.Person, cancel) is { } person
                ? [Row(person, await Made(owner.Account, cancel), t)] : []),
            new("mandates", t["data.mandates"], [.. held.Select(m => Row(m, m.PrincipalName, words, t))]),
            new("mandatesGiven", t["data.mandates-given"], [.. given.Select(m => Row(m, m.HolderName, words, t))]),
            new("passkeys", t["data.passkeys"],
            [
                .. keys.Select(k => new DataRow(k.Name,
                [
                    new("madeAt", t["data.made"], t.Moment(k.MadeAt)),
                    .. k.UsedAt is { } used ? new[] { new DataValue("usedAt", t["data.used"], t.Moment(used)) } : [],
                ])),
            ]),
            new("issuers", t["data.issuers"], [.. (await links.Of(owner.Account, cancel)).Select(l => Row(l, t))]),
            new("signIns", t["data.sign-ins"], await SignIns(owner.Account, t, cancel)),
        ];
    }

    private static DataRow Row(Person person, DateTimeOffset made, Texts t) => new(person.Name,
    [
        new("name", t["account.name"], person.Name),
        new("idNumber", t["account.id-number"], person.IdNumber, Masks.IdNumber(person.IdNumber)),
        new("mobile", t["account.mobile"], person.Mobile, Masks.Phone(person.Mobile)),
        new("verified", t["data.verified"], t[person.Verified ? "value.yes" : "value.no"]),
        new("madeAt", t["data.made"], t.Moment(made)),
    ]);

    private DataRow Row(Mandate mandate, string other, MandateWords words, Texts t) => new(other.Length > 0 ? other : t["mandate.nameless"],
    [
        .. mandate.Body is { } body ? new[] { new DataValue("creditCode", t["data.credit-code"], body.Uscc) } : [],
        new("capacity", t["data.capacity"], words.Capacity(mandate)),
        new("scope", t["mandate.scope"], words.Scope(mandate.Scope)),
        new("from", t["data.from"], t.Moment(mandate.From)),
        .. mandate.Until is { } until ? new[] { new DataValue("until", t["data.until"], t.Moment(until)) } : [],
        new("state", t["mandate.state"], words.State(mandate, clock.GetUtcNow())),
    ], IdentityLinks.Mandate(mandate.Id));

    private DataRow Row(IssuerLink link, Texts t)
    {
        var issuer = issuers.Find(link.Issuer);
        return new(issuer is null ? link.Issuer : t.Of(issuer.Name),
        [
            new("level", t["data.issuer-level"], issuer?.Level(link.Level) is { } level ? t.Of(level.Name) : link.Level),
            new("from", t["data.from"], t.Moment(link.MadeAt)),
            new("usedAt", t["data.used"], t.Moment(link.SeenAt)),
        ]);
    }

    private async Task<DateTimeOffset> Made(Guid account, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select made_at from identity.accounts where id = $1");
        command.Parameters.Add(Sql.P(account));
        return await command.ExecuteScalarAsync(cancel) is DateTime made ? new(made, TimeSpan.Zero) : default;
    }

    private async Task<IReadOnlyList<DataRow>> SignIns(Guid account, Texts t, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"select at, outcome, ended_at, device from identity.sign_ins where account = $1 order by at desc limit {MostSignIns}");
        command.Parameters.Add(Sql.P(account));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var rows = new List<DataRow>();
        while (await row.ReadAsync(cancel))
        {
            List<DataValue> values = [new("outcome", t["data.outcome"], t["account.outcome." + row.GetString(1)])];
            if (!row.IsDBNull(2))
                values.Add(new("endedAt", t["data.ended"], t.Moment(row.GetFieldValue<DateTimeOffset>(2))));
            if (!row.IsDBNull(3))
                values.Add(new("device", t["data.device"], row.GetString(3)));
            rows.Add(new(t.Moment(row.GetFieldValue<DateTimeOffset>(0)), values));
        }

        return rows;
    }
}
