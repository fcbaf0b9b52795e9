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

/// <summary>A case and the items of it that the official who opened it may see.</summary>
internal sealed record WholeCase(Loaded<Case> Loaded, IReadOnlyList<ItemCase> Visible);

/// <summary>Opens items for officials. What they may not see is not there for them.</summary>
[UseCase]
internal sealed class DeskCases(NpgsqlDataSource db, IStreams streams, ICatalog catalog, CaseClock time)
{
    private const string Here = "select case_id, region, department from cases.items where number = $1 and item = $2";

    private const string FilesHere =
        "select f.id, f.media_type from cases.files f join cases.items i on i.case_id = f.owner where i.number = $1 and i.item = $2";

    /// <summary>The item, with the look recorded; null when it is not there for this official.</summary>
    /// <param name="whole">Sensitive values are to be shown in full.</param>
    /// <param name="queue">The queue whose neighbours are wanted; null when none are.</param>
    public Task<DeskCase?> Open(string number, string item, StaffMember by, bool whole, QueueFilter? queue, CancellationToken cancel) =>
        Open(number, item, by, id => AccessLogReader.Record(id, by, item, whole), queue, cancel);

    /// <summary>The item for one of its page images, which belongs to the look at the page that shows it.</summary>
    public Task<DeskCase?> OpenForImage(string number, string item, StaffMember by, CancellationToken cancel) =>
        Open(number, item, by, id => AccessLogReader.RecordImage(id, by, item), null, cancel);

    /// <summary>The case with the look recorded, for no item by itself; null when none of its items is there for this official.</summary>
    public async Task<WholeCase?> OpenWhole(string number, StaffMember by, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var find = new NpgsqlCommand("select distinct case_id from cases.items where number = $1", connection);
        find.Parameters.Add(Sql.P(number));
        if (await find.ExecuteScalarAsync(cancel) is not Guid id || await streams.Read<Case>(id) is not { } loaded)
            return null;
        List<ItemCase> visible = [.. loaded.State.Items.Where(i => by.MaySee(loaded.State, i))];
        if (visible.Count == 0)
            return null;
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(AccessLogReader.Record(id, by, "", whole: false));
        await batch.ExecuteNonQueryAsync(cancel);
        return new(loaded, visible);
    }

    private async Task<DeskCase?> Open(string number, string item, StaffMember by, Func<Guid, NpgsqlBatchCommand> look, QueueFilter? queue,
        CancellationToken cancel)
    {
        // Asked before the case is loaded, and again of the case itself: a look that is refused is not recorded as one.
        if (await Find(number, item, by, cancel) is not { } found || await streams.Read<Case>(found.Id) is not { } loaded
            || loaded.State.Item(item) is not { } at || !by.MaySee(loaded.State, at))
            return null;
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var side in queue is null ? [] : Neighbours.Ask(by, queue, catalog, Place(loaded, at, by.Post.Role, queue.Order)))
            batch.BatchCommands.Add(side);
        batch.BatchCommands.Add(look(found.Id));
        await using var row = await batch.ExecuteReaderAsync(cancel);
        var (previous, next) = queue is null ? (null, null) : (await Neighbours.Read(row, cancel), await Neighbours.Read(row, cancel));
        return new(loaded, at, ItemShare.Of(catalog, loaded.State, item).AsConsented(loaded.State), found.Files, previous, next);
    }

    /// <summary>Where the item stands in a desk's queue, or stood until the desk was done with it: what was done moves nobody to another end.</summary>
    private QueueCursor Place(Loaded<Case> @case, ItemCase item, PostRole role, QueueOrder order) => order == QueueOrder.Filed
        ? QueueCursor.Filed(@case.State.SubmittedAt, @case.Id, item.Code)
        : QueueCursor.Due(role == PostRole.Clerk ? time.AcceptBy(item) : item.DueOn ?? time.AcceptBy(item), @case.Id, item.Code);

    private async Task<(Guid Id, Dictionary<Guid, string> Files)?> Find(string number, string item, StaffMember by, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Statement(Here, Sql.P(number), Sql.P(item)));
        batch.BatchCommands.Add(Sql.Statement(FilesHere, Sql.P(number), Sql.P(item)));
        await using var row = await batch.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel) || !Region.Covers(by.Post.Region, row.GetString(1))
            || !(by.Post.Role == PostRole.Clerk || row.GetString(2) == by.Post.Department))
            return null;
        var id = row.GetGuid(0);
        await row.NextResultAsync(cancel);
        var files = new Dictionary<Guid, string>();
        while (await row.ReadAsync(cancel))
            files[row.GetGuid(0)] = row.GetString(1);
        return (id, files);
    }
}
