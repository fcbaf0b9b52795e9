using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Cases.Desk;

/// <summary>The items before and after a place in an official's queue, as it is filtered now.</summary>
internal static class Neighbours
{
    private static readonly IReadOnlyDictionary<(bool AtWindow, QueueOrder Order, bool Descends), string> Sides = QueueReader.Texts(
        (scope, key, compare, order) =>
        $"select i.number, i.item from ({QueueReader.Walk(scope, key, compare, order, 1)}) p join cases.items i using (case_id, item)");

    /// <summary>Two statements: the one before, the one after.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Ask(StaffMember by, QueueFilter queue, ICatalog catalog, QueueCursor place)
    {
        var atWindow = by.Post.Role == PostRole.Clerk;
        yield return QueueReader.Statement(Sides[(atWindow, queue.Order, true)], by.Post, queue, catalog, place);
        yield return QueueReader.Statement(Sides[(atWindow, queue.Order, false)], by.Post, queue, catalog, place);
    }

    /// <summary>The address that the next statement found; null when there is none.</summary>
    public static async Task<string?> Read(NpgsqlDataReader row, CancellationToken cancel)
    {
        var address = await row.ReadAsync(cancel) ? CaseLinks.DeskItem(row.GetString(0), row.GetString(1)) : null;
        await row.NextResultAsync(cancel);
        return address;
    }
}
