using OneStop.Kernel.Store;
using OneStop.Web;

namespace OneStop.Cases.ViewCase;

/// <summary>A case as its applicant sees it, with the record of every official who looked at it.</summary>
internal sealed record CaseSeen(Loaded<Case> Stream, IReadOnlyList<Look> Looks)
{
    public Case Case => Stream.State;
    public IReadOnlyList<Recorded> Events => Stream.Events;
}

/// <param name="Account">Of the official.</param>
/// <param name="Post">department/region/role.</param>
/// <param name="Item">The item that the look was for; empty for the whole case.</param>
internal sealed record Look(Guid Account, string Post, string Item, DateTimeOffset At)
{
    public string Department => Post.Split('/')[0];
}

/// <summary>One round trip: the case by its number, and who looked at it.</summary>
[UseCase]
internal sealed class ViewCaseQuery(EventStore store)
{
    private const int MostLooks = 50;

    public async Task<CaseSeen?> Find(string number, Guid applicant, CancellationToken cancel)
    {
        if (CaseAccess.Lookup(number, applicant) is not { } where)
            return null;
        var looks = new List<Look>();
        var latest = where.Statement(id => $"select account, post, item, at from cases.looks where case_id = {id} order by at desc limit {MostLooks}");
        var loaded = await store.Load<Case>(where, latest, row => looks.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3))), cancel);
        return loaded is null ? null : new(loaded, looks);
    }
}
