using Npgsql;
using OneStop.Cases.AccessLog;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>One item of a case as the official who opened it may see it.</summary>
/// <param name="Files">What kind each uploaded page is, by its id.</param>
/// <param name="Previous">Address of the item before it in the official's queue; null when it is the first.</param>
internal sealed record DeskCase(Loaded<Case> Loaded, ItemCase Item, ItemShare Share, IReadOnlyDictionary<Guid, string> Files, string? Previous, string? Next)
{
    public Case Case => Loaded.State;
    public string Url => CaseLinks.DeskItem(Case.Number, Item.Code);
}

/// <summary>Opens items for officials. What they may not see is not there for them.</summary>
[UseCase]
internal sealed class DeskCases(NpgsqlDataSource db, IStreams streams, ICatalog catalog)
{
    // Two texts, not one with a condition for both: each walks down the index of its own queue and stops at the first row.
    private static readonly string HereAtWindow = Here("$4::text = ''"), HereAtDepartment = Here("i.department = $4");

    private static string Here(string scope) =>
        $"""
        with here as materialized (select case_id, item, region, department, due_on from cases.items where number = $1 and item = $2)
        select h.case_id, h.region, h.department, before.url, after.url
        from here h
        left join lateral (
            select i.number || '/' || i.item as url from cases.items i
            where i.region = h.region and i.status = $3 and {scope} and (i.due_on, i.case_id, i.item) < (h.due_on, h.case_id, h.item)
            order by i.due_on desc, i.case_id desc, i.item desc limit 1) before on true
        left join lateral (
            select i.number || '/' || i.item as url from cases.items i
            where i.region = h.region and i.status = $3 and {scope} and (i.due_on, i.case_id, i.item) > (h.due_on, h.case_id, h.item)
            order by i.due_on, i.case_id, i.item limit 1) after on true
        """;

    private const string FilesHere =
        "select f.id, f.media_type from cases.files f join cases.items i on i.case_id = f.owner where i.number = $1 and i.item = $2";

    /// <summary>The item, with the look recorded; null when it is not there for this official.</summary>
    /// <param name="whole">Sensitive values are to be shown in full.</param>
    public Task<DeskCase?> Open(string number, string item, StaffMember by, bool whole, CancellationToken cancel) =>
        Open(number, item, by, id => AccessLogReader.Record(id, by, item, whole), cancel);

    /// <summary>The item for one of its page images, which belongs to the look at the page that shows it.</summary>
    public Task<DeskCase?> OpenForImage(string number, string item, StaffMember by, CancellationToken cancel) =>
        Open(number, item, by, id => AccessLogReader.RecordImage(id, by, item), cancel);

    private async Task<DeskCase?> Open(string number, string item, StaffMember by, Func<Guid, NpgsqlBatchCommand> look, CancellationToken cancel)
    {
        if (await Find(number, item, by, cancel) is not { } found)
            return null;
        await using (var looked = db.CreateBatch())
        {
            looked.BatchCommands.Add(look(found.Id));
            await looked.ExecuteNonQueryAsync(cancel);
        }

        var loaded = await streams.Read<Case>(found.Id);
        return loaded?.State.Item(item) is not { } at || !by.MaySee(loaded.State, at)
            ? null
            : new(loaded, at, ItemShare.Of(catalog, loaded.State, item), found.Files, found.Previous, found.Next);
    }

    private async Task<(Guid Id, string? Previous, string? Next, Dictionary<Guid, string> Files)?> Find(string number, string item, StaffMember by,
        CancellationToken cancel)
    {
        var atWindow = by.Post.Role == PostRole.Clerk;
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Statement(atWindow ? HereAtWindow : HereAtDepartment, Sql.P(number), Sql.P(item),
            Sql.P((atWindow ? ItemStatus.Received : ItemStatus.Accepted).ToString()), Sql.P(atWindow ? "" : by.Post.Department)));
        batch.BatchCommands.Add(Sql.Statement(FilesHere, Sql.P(number), Sql.P(item)));
        await using var row = await batch.ExecuteReaderAsync(cancel);
        // Asked before the case is loaded: a look that is refused must not be recorded as one.
        if (!await row.ReadAsync(cancel) || !Region.Covers(by.Post.Region, row.GetString(1)) || !(atWindow || row.GetString(2) == by.Post.Department))
            return null;
        var (id, previous, next) = (row.GetGuid(0), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4));
        await row.NextResultAsync(cancel);
        var files = new Dictionary<Guid, string>();
        while (await row.ReadAsync(cancel))
            files[row.GetGuid(0)] = row.GetString(1);
        return (id, Address(previous), Address(next), files);

        static string? Address(string? place) => place?.Split('/') is [var n, var i] ? CaseLinks.DeskItem(n, i) : null;
    }
}
