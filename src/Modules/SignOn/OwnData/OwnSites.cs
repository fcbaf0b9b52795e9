using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;
using OneStop.SignOn.ListSites;
using OneStop.SignOn.Logout;
using OneStop.Web;

namespace OneStop.SignOn.OwnData;

/// <summary>Which sites a person signs in to with their account: for their copy, and ended with the account.</summary>
internal sealed class OwnSites(NpgsqlDataSource db, SiteList sites, TextCatalogue texts, TimeProvider clock) : IHoldsPersonalData, IErasesPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } = ["openid.consents", "openid.grants"];

    public async Task<IReadOnlyList<DataGroup>> Of(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        return
        [
            new("sites", t["data.sites"],
            [
                .. (await sites.Of(owner.Account, null, cancel)).Select(s => new DataRow(t.Of(s.Name),
                [
                    new("given", t["data.sites.given"], t.Moment(s.Given)),
                    new("until", t["data.sites.until"], t.Moment(s.Until)),
                    .. s.Last is { } last ? new[] { new DataValue("last", t["data.sites.last"], t.Moment(last)) } : [],
                ], SignOnLinks.Sites)),
            ]),
        ];
    }

    public async Task<ErasurePlan> Plan(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        return (await sites.Of(owner.Account, null, cancel)) is { Count: > 0 } allowed
            ? new([], [new(t["erase.sites", string.Join(t["list.comma"], allowed.Select(s => t.Of(s.Name)))], t["erase.sites-why"])], [], false)
            : ErasurePlan.None;
    }

    public async Task Erase(DataOwner owner, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await GrantEnds.Revoke(connection, "g.account = $1", [Sql.P(owner.Account)], now, cancel);
        await using var end = Sql.Command(connection, "update openid.consents set ended_at = $2 where account = $1 and ended_at is null",
            Sql.P(owner.Account), Sql.P(now));
        await end.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
