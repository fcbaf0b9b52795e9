using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>A case as its applicant sees it, with the record of every official who looked at it.</summary>
internal sealed record CaseSeen(Loaded<Case> Stream, IReadOnlyList<CaseLook> Looks)
{
    public Case Case => Stream.State;
    public IReadOnlyList<Recorded> Events => Stream.Events;
}

/// <param name="Account">Of the official.</param>
/// <param name="Post">department/region/role.</param>
/// <param name="Item">The item that the look was for; empty for the whole case.</param>
internal sealed record CaseLook(Guid Account, string Post, string Item, DateTimeOffset At)
{
    public string Department => Post.Split('/')[0];
}

/// <summary>One round trip for the case's id and who looked at it; the case itself is with its grain.</summary>
[UseCase]
internal sealed class ViewCaseQuery(NpgsqlDataSource db, IStreams streams, ICatalog catalog)
{
    private static string LatestLooks(string more) =>
        $"""
        select c.id, l.account, l.post, l.item, l.at from cases.cases c
        left join lateral (select account, post, item, at from cases.looks where case_id = c.id order by at desc limit 50) l on true
        where c.number = $1 and c.subject = $2{more} order by l.at desc
        """;

    public async Task<CaseSeen?> Find(string number, ApplicantReach reach, CancellationToken cancel)
    {
        if (await Looks(number, reach, cancel) is not var (id, looks))
            return null;
        return await streams.Read<Case>(id) is { } loaded ? new(loaded, looks) : null;
    }

    private async Task<(Guid Id, List<CaseLook> Looks)?> Looks(string number, ApplicantReach reach, CancellationToken cancel)
    {
        if (number.Length > CaseAccess.LongestNumber)
            return null;
        var filter = new ReachFilter(reach, catalog, 3);
        await using var command = db.CreateCommand(LatestLooks(filter.Cases("c")));
        command.Parameters.Add(Sql.P(number));
        command.Parameters.Add(Sql.P(reach.Subject));
        filter.AddTo(command);
        await using var row = await command.ExecuteReaderAsync(cancel);
        (Guid, List<CaseLook>)? found = null;
        while (await row.ReadAsync(cancel))
        {
            found ??= (row.GetGuid(0), []);
            if (!row.IsDBNull(1))
                found.Value.Item2.Add(new(row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4)));
        }

        return found;
    }
}
