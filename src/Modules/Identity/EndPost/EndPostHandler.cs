using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.EndPost;

/// <summary>Takes a post away. Every node hears of it, and the official is out with the next request.</summary>
[UseCase]
internal sealed partial class EndPostHandler(NpgsqlDataSource db, PostList posts, PostStore store, TimeProvider clock, ILogger<EndPostHandler> log)
{
    /// <param name="id">Of the post.</param>
    /// <param name="by">Who ends it: one person is enough, whatever it took to give it.</param>
    public async Task<Result<PostHeld>> Handle(Guid id, Giver by, CancellationToken cancel)
    {
        if (await posts.Find(id, cancel) is not { } post || !PostRules.IsTheirs(by, post.Post))
            return Refusal.NotFound("identity.post-not-held");
        // Whoever is the last to run the installation would lock everybody out of these pages.
        if (post.Account == by.Account)
            return Refusal.Forbidden("identity.post-own");
        var now = clock.GetUtcNow();
        if (post.State(now) == PostState.Awaiting)
            return await store.Refuse(id, by.Account, null, cancel) ? post : Refusal.NotFound("identity.post-not-held");
        await using var batch = db.CreateBatch();
        // One that has not begun was never held.
        batch.BatchCommands.Add(Sql.Statement(
            """
            with ended as (
                update identity.posts set valid_until = greatest($2, valid_from), ended_by = $3
                where id = $1 and (valid_until is null or valid_until > $2) returning account)
            select pg_notify('onestop_sessions', account::text) from ended
            """, Sql.P(id), Sql.P(now), Sql.P(by.Account)));
        batch.BatchCommands.Add(PostRows.Act(id, "ended", by.Account, now, now));
        await batch.ExecuteNonQueryAsync(cancel);
        LogEnded(log, post.Account, post.Post.ToString());
        return post;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Staff account {Account} lost the post {Post}")]
    private static partial void LogEnded(ILogger logger, Guid account, string post);
}
