using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.SignOn.Logout;
using OneStop.Web;

namespace OneStop.SignOn.ListSites;

/// <summary>What a person has allowed to a site, and still holds.</summary>
/// <param name="Last">When they last signed in there; null when never since it is remembered.</param>
internal sealed record AllowedSite(
    Guid Consent, Guid Client, Bilingual Name, string Department, IReadOnlyList<string> Scopes, DateTimeOffset Given, DateTimeOffset Until,
    DateTimeOffset? Last);

/// <summary>The sites of one person.</summary>
[UseCase]
internal sealed class SiteList(NpgsqlDataSource db, TimeProvider clock)
{
    private const string InForce = "s.account = $1 and s.ended_at is null and s.until > $2 and c.ended_at is null";

    // More than anybody has; there are fewer clients than that.
    private const int Most = 100;

    public async Task<IReadOnlyList<AllowedSite>> Of(Guid account, Guid? consent, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"""
            select s.id, c.id, c.name_zh, c.name_en, c.department, s.scopes, s.given_at, s.until,
                (select max(g.creation_date) from openid.grants g where g.account = $1 and g.application_id = c.id)
            from openid.consents s join openid.clients c on c.id = s.client
            where {InForce} and ($3::uuid is null or s.id = $3) order by s.given_at desc limit {Most}
            """);
        command.Parameters.Add(Sql.P(account));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(consent));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<AllowedSite>();
        while (await row.ReadAsync(cancel))
        {
            found.Add(new(row.GetGuid(0), row.GetGuid(1), new(row.GetString(2), row.GetString(3)), row.GetString(4), row.GetFieldValue<string[]>(5),
                row.GetFieldValue<DateTimeOffset>(6), row.GetFieldValue<DateTimeOffset>(7),
                row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8)));
        }

        return found;
    }

    /// <summary>The consent ends, with it all that came of it, and the site is told for each session; in one transaction.</summary>
    /// <returns>False when it had ended before, or is somebody else's.</returns>
    public async Task<bool> Withdraw(Guid account, Guid consent, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var end = Sql.Command(connection,
            "update openid.consents set ended_at = $3 where id = $2 and account = $1 and ended_at is null returning client",
            Sql.P(account), Sql.P(consent), Sql.P(now));
        if (await end.ExecuteScalarAsync(cancel) is not Guid client)
            return false;
        await GrantEnds.Revoke(connection, "g.account = $1 and g.application_id = $2", [Sql.P(account), Sql.P(client)], now, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
