using Npgsql;
using OneStop.Kernel.Database;
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

[UseCase]
internal sealed class ViewCaseQuery(NpgsqlDataSource db, CaseAccess access, EventStore store)
{
    private const int MostLooks = 50;

    public async Task<CaseSeen?> Find(string number, Guid applicant, CancellationToken cancel)
    {
        if (await access.Find(number, applicant, cancel) is not { } id || await store.Load<Case>(id, cancel: cancel) is not { } loaded)
            return null;
        return new(loaded, await Looks(id, cancel));
    }

    private async Task<IReadOnlyList<Look>> Looks(Guid id, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select account, post, item, at from cases.looks where case_id = $1 order by at desc limit $2");
        command.Parameters.Add(Sql.P(id));
        command.Parameters.Add(Sql.P(MostLooks));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var looks = new List<Look>();
        while (await row.ReadAsync(cancel))
            looks.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)));
        return looks;
    }
}
