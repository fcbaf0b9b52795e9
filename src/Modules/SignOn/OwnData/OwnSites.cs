using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;
using OneStop.SignOn.ListSites;
using OneStop.SignOn.Logout;
using OneStop.Web;

namespace OneStop.SignOn.OwnData;

/// <summary>Sites that a person signs in to with their account: in the copy of their data, and ended with the account.</summary>
internal sealed class OwnSites(NpgsqlDataSource db, SiteList sites, TextCatalogue texts, TimeProvider clock) : IHoldsPersonalData, IErasesPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } = ["openid.consents", "openid.grants", "openid.tokens"];

    public async Task<IReadOnlyList<DataGroup>> Of(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        return [new("sites", t["sites.title"], [.. (await sites.Of(owner.Account, null, cancel)).Select(s => Row(s, t))])];
    }

    public async Task<ErasurePlan> Plan(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        var allowed = await sites.Of(owner.Account, null, cancel);
        return allowed.Count == 0 ? ErasurePlan.None
            : new([], [new(t["erase.sites", allowed.Count], t["erase.sites-why"], SignOnLinks.Sites)], [], false);
    }

    /// <summary>Consents end, with them all tokens, and every site that can be is told. The rows stay as ids: they are the record.</summary>
    public async Task Erase(DataOwner owner, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var end = Sql.Command(connection, "update openid.consents set ended_at = $2 where account = $1 and ended_at is null",
            Sql.P(owner.Account), Sql.P(now)))
            await end.ExecuteNonQueryAsync(cancel);
        await GrantEnds.Revoke(connection, "g.account = $1", [Sql.P(owner.Account)], now, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static DataRow Row(AllowedSite site, Texts t) => new(t.Of(site.Name),
    [
        new("scopes", t["data.site.scopes"], string.Join(' ', site.Scopes)),
        new("givenAt", t["data.site.given"], t.Moment(site.Given)),
        new("until", t["data.site.until"], t.Date(site.Until)),
        .. site.Last is { } last ? new[] { new DataValue("lastAt", t["data.site.last"], t.Moment(last)) } : [],
    ], SignOnLinks.Sites);
}
