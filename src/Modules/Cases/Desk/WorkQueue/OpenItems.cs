using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Database;

namespace OneStop.Cases.Desk;

/// <summary>
/// The items that wait for a window or a department. Nobody takes one for themselves: an opinion that was begun is the item's, and a
/// colleague goes on with it.
/// </summary>
internal sealed class OpenItems(NpgsqlDataSource db, ICatalog catalog) : IOpenWork
{
    public async Task<OpenWork?> Of(Post post, IReadOnlyCollection<Post> others, int most, CancellationToken cancel)
    {
        if (post.Role is not (PostRole.Clerk or PostRole.Reviewer))
            return null;
        var regions = QueueReader.Regions(post, catalog);
        var covered = others.Where(o => o.Role == post.Role && QueueReader.Scope(o) == QueueReader.Scope(post))
            .SelectMany(o => QueueReader.Regions(o, catalog)).ToHashSet(StringComparer.Ordinal);
        await using var command = db.CreateCommand(Count(post.Role == PostRole.Clerk ? QueueReader.Window : QueueReader.Department));
        command.Parameters.Add(Sql.P(regions));
        command.Parameters.Add(Sql.P(QueueReader.Scope(post)));
        command.Parameters.Add(Sql.P(Statuses(post.Role).Select(s => s.ToString()).ToArray()));
        command.Parameters.Add(Sql.P(regions.Where(r => !covered.Contains(r)).ToArray()));
        command.Parameters.Add(Sql.P(most));
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new("items", row.GetInt32(0), row.GetInt32(1));
    }

    // What waits for the applicant comes back to the window.
    private static IEnumerable<ItemStatus> Statuses(PostRole role) => role == PostRole.Clerk
        ? QueueViews.Statuses(QueueViews.ToDo, role).Concat(QueueViews.Statuses(QueueViews.Waiting, role)) : QueueViews.Statuses(QueueViews.ToDo, role);

    private static string Count(string scope) => $"select {In("$1", scope)}, {In("$4", scope)}";

    private static string In(string regions, string scope) =>
        $"""
        (select count(*) from (
            select from unnest({regions}::text[]) r (region) cross join unnest($3::text[]) s (status) cross join lateral (
                select from cases.items i where {scope} and i.region = r.region and i.status = s.status limit $5) q
            limit $5) c)::int
        """;
}
