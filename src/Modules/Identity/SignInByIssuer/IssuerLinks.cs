using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Identity.SignInByIssuer;

/// <summary>Which number at which issuer opens which account here.</summary>
[UseCase]
internal sealed class IssuerLinks(NpgsqlDataSource db, MasterKeys masters, TimeProvider clock)
{
    public async Task<Guid?> Find(Issuer issuer, string number, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select account from identity.issuer_links where issuer = $1 and number = $2");
        command.Parameters.Add(Sql.P(issuer.Code));
        command.Parameters.Add(Sql.P(Blind(issuer, number)));
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    /// <summary>From now on the number opens the account. A level that counts as real name stays when a lower one comes later.</summary>
    public async Task Keep(Issuer issuer, IssuedIdentity identity, Guid account, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            insert into identity.issuer_links as l (issuer, number, account, level, real_name, made_at, seen_at) values ($1, $2, $3, $4, $5, $6, $6)
            on conflict (issuer, number) do update set account = excluded.account, seen_at = excluded.seen_at,
                level = case when excluded.real_name or not l.real_name or l.account <> excluded.account then excluded.level else l.level end,
                real_name = excluded.real_name or (l.real_name and l.account = excluded.account)
            """);
        command.Parameters.Add(Sql.P(issuer.Code));
        command.Parameters.Add(Sql.P(Blind(issuer, identity.Number)));
        command.Parameters.Add(Sql.P(account));
        command.Parameters.Add(Sql.P(identity.Level));
        command.Parameters.Add(Sql.P(identity.IsRealName));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>What opens an account, the one that was used last first.</summary>
    public async Task<IReadOnlyList<IssuerLink>> Of(Guid account, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            "select issuer, level, real_name, made_at, seen_at from identity.issuer_links where account = $1 order by seen_at desc limit 50");
        command.Parameters.Add(Sql.P(account));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<IssuerLink>();
        while (await row.ReadAsync(cancel))
        {
            found.Add(new(row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetFieldValue<DateTimeOffset>(3),
                row.GetFieldValue<DateTimeOffset>(4)));
        }

        return found;
    }

    private byte[] Blind(Issuer issuer, string number) => masters.Blind("issuer-number", issuer.Code + "\n" + number);
}

/// <summary>An account is opened by an issuer.</summary>
/// <param name="Issuer">Its code.</param>
/// <param name="Level">The last one that counts as real name, else the last one.</param>
internal sealed record IssuerLink(string Issuer, string Level, bool IsRealName, DateTimeOffset MadeAt, DateTimeOffset SeenAt);
