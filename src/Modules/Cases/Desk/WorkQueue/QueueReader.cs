using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>A page of a queue, and how much there is in each view.</summary>
/// <param name="Counts">By view, counted up to <see cref="QueueReader.CountUpTo"/>.</param>
/// <param name="More">Whether there is a page behind this one in the direction that was read.</param>
internal sealed record QueuePage(IReadOnlyList<QueueRow> Rows, IReadOnlyDictionary<string, int> Counts, bool More);

/// <param name="Title">What tells the case apart; null once the applicant is forgotten.</param>
internal sealed record QueueRow(
    Guid CaseId, string Item, string Number, string Matter, string Department, ItemStatus Status, DateOnly DueOn, string? Title, string Channel,
        DateTimeOffset ChangedAt, DateTimeOffset FiledAt)
{
    public QueueCursor Cursor(QueueOrder order) =>
        order == QueueOrder.Filed ? QueueCursor.Filed(FiledAt, CaseId, Item) : QueueCursor.Due(DueOn, CaseId, Item);
}

/// <summary>
/// What windows and departments have before them. One round trip: a page by key, straight off the index of the queue,
/// and the counts of all views, each no further than anybody reads.
/// </summary>
[UseCase]
internal sealed class QueueReader(NpgsqlDataSource db, ICatalog catalog, MasterKeys masters)
{
    public const int PageSize = 20;
    public const int CountUpTo = 100;

    private static readonly bool[] Either = [true, false];

    internal const string Columns =
        "t.case_id, t.item, t.number, t.matter, t.department, t.status, t.due_on, t.title, t.channel, t.changed_at, t.subject, (select k.wrapped from platform.subject_keys k where k.subject = t.subject), t.filed_at";

    private static string List(string scope, string key, string compare, string order) =>
        $"""
        select {Columns} from ({Walk(scope, key, compare, order, PageSize + 1)}) p
        join cases.items t using (case_id, item)
        order by t.{key} {order}, t.case_id {order}, t.item {order}
        """;

    /// <summary>
    /// The keys of the first rows on one side of a place. The filter that is not in the index is looked at in the few columns
    /// that it covers.
    /// </summary>
    /// <param name="key">The column by which the queue is ordered: each order has an index of its own.</param>
    internal static string Walk(string scope, string key, string compare, string order, int limit) =>
        $"""
        select q.case_id, q.item
        from unnest($1::text[]) r (region) cross join unnest($3::text[]) s (status) cross join lateral (
            select i.case_id, i.item, i.{key} from cases.items i
            where {scope} and i.region = r.region and i.status = s.status and i.due_on between $4 and $5
                and ($6::text is null or i.matter = $6) and ($7::text is null or i.item = $7)
                and (i.{key}, i.case_id, i.item) {compare} ($8, $9, $10)
            order by i.{key} {order}, i.case_id {order}, i.item {order} limit {limit}) q
        order by q.{key} {order}, q.case_id {order}, q.item {order} limit {limit}
        """;

    /// <summary>
    /// Texts of one kind: for each scope, order and direction its own, not one with a condition for all, so that each walks down the
    /// index of its own queue and stops.
    /// </summary>
    internal static IReadOnlyDictionary<(bool AtWindow, QueueOrder Order, bool Descends), string> Texts(Func<string, string, string, string, string> text) =>
        (from atWindow in Either
         from order in Enum.GetValues<QueueOrder>()
         from descends in Either
         select ((atWindow, order, descends), text(atWindow ? Window : Department, order == QueueOrder.Filed ? "filed_at" : "due_on", descends ? "<" : ">",
             descends ? "desc" : "asc"))).ToDictionary();

    /// <summary>One of the texts around <see cref="Walk"/>, for a post, a filter and a place.</summary>
    internal static NpgsqlBatchCommand Statement(string text, Post post, QueueFilter filter, ICatalog catalog, QueueCursor from) => Sql.Statement(text,
        Sql.P(Regions(post, catalog)), Sql.P(Scope(post)), Sql.P(filter.Statuses.Select(s => s.ToString()).ToArray()), Sql.P(filter.DueFrom),
        Sql.P(filter.DueTo), Sql.P(filter.Matter), Sql.P(filter.Item),
        from.Order == QueueOrder.Filed ? Sql.P(from.At) : Sql.P(from.DueOn), Sql.P(from.CaseId), Sql.P(from.Item));

    internal static string[] Regions(Post post, ICatalog catalog) =>
        [.. catalog.Regions.Where(r => r.Code.Length == 6 && Region.Covers(post.Region, r.Code)).Select(r => r.Code)];

    internal static string Scope(Post post) => post.Role == PostRole.Clerk ? "" : post.Department;

    private static string Count(string scope) =>
        $"""
        select v.name, (select count(*) from (
            select from unnest($1::text[]) r (region) cross join lateral (
                select from cases.items i
                where {scope} and i.region = r.region and i.status = v.status and i.due_on between v.first and v.last limit {CountUpTo}) q
            limit {CountUpTo}) c)::int
        from unnest($3::text[], $4::text[], $5::date[], $6::date[]) v (name, status, first, last)
        """;

    // $2 = $2 keeps the parameters of both scopes the same.
    internal const string Window = "$2::text = ''";
    internal const string Department = "i.department = $2";
    private static readonly IReadOnlyDictionary<(bool AtWindow, QueueOrder Order, bool Descends), string> Lists = Texts(List);
    private static readonly string WindowCounts = Count(Window), DepartmentCounts = Count(Department);

    public async Task<QueuePage> Read(Post post, QueueFilter filter, DateOnly today, CancellationToken cancel)
    {
        var views = QueueViews.Counted(post.Role);
        var regions = Sql.P(Regions(post, catalog));
        var (atWindow, scope) = (post.Role == PostRole.Clerk, Scope(post));
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Statement(atWindow ? WindowCounts : DepartmentCounts, regions, Sql.P(scope),
            Sql.P(views.Select(v => v.Name).ToArray()), Sql.P(views.Select(v => v.Status.ToString()).ToArray()),
            Sql.P(views.Select(v => v.First(today)).ToArray()), Sql.P(views.Select(v => v.Last(today)).ToArray())));
        batch.BatchCommands.Add(Statement(Lists[(atWindow, filter.Order, filter.Descends)], post, filter, catalog,
            filter.From ?? (filter.Descends ? QueueCursor.Last(filter.Order) : QueueCursor.First(filter.Order))));

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
            counts[reader.GetString(0)] = reader.GetInt32(1);
        await reader.NextResultAsync(cancel);
        var rows = new List<QueueRow>();
        while (await reader.ReadAsync(cancel))
            rows.Add(Row(reader, masters));
        var more = rows.Count > PageSize;
        if (more)
            rows.RemoveAt(PageSize);
        if (filter.Backwards)
            rows.Reverse();
        return new(rows, counts, more);
    }

    internal static QueueRow Row(NpgsqlDataReader row, MasterKeys masters)
    {
        var key = masters.Unwrap(row.GetGuid(10), row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11));
        return new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Enum.Parse<ItemStatus>(row.GetString(5)),
            row.GetFieldValue<DateOnly>(6), key?.OpenText(row.GetFieldValue<byte[]>(7)), row.GetString(8), row.GetFieldValue<DateTimeOffset>(9),
            row.GetFieldValue<DateTimeOffset>(12));
    }
}
