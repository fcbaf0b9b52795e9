using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Database;

namespace OneStop.Catalog.Studio.Drafts;

/// <summary>Drafts that are written or reviewed. Every catalogue officer goes on with any of them; one who did not write it publishes it.</summary>
internal sealed class OpenDrafts(NpgsqlDataSource db) : IOpenWork
{
    public async Task<OpenWork?> Of(Post post, IReadOnlyCollection<Post> others, int most, CancellationToken cancel)
    {
        if (post.Role != PostRole.Editor)
            return null;
        await using var command = db.CreateCommand("select count(*)::int from (select from catalog.drafts where status in ('open', 'inReview') limit $1) d");
        command.Parameters.Add(Sql.P(most));
        var open = (int)(await command.ExecuteScalarAsync(cancel))!;
        return new("drafts", open, others.Any(o => o.Role == PostRole.Editor) ? 0 : open);
    }
}
