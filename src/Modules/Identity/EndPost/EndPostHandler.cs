using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Identity.ListPosts;
using OneStop.Web;

namespace OneStop.Identity.EndPost;

/// <summary>Takes a post away. Every node hears of it, and the official is out with the next request.</summary>
[UseCase]
internal sealed partial class EndPostHandler(NpgsqlDataSource db, PostList posts, TimeProvider clock, ILogger<EndPostHandler> log)
{
    /// <param name="id">Of the post.</param>
    /// <param name="by">The official who ends it; null for the command line.</param>
    public async Task<Result<PostHeld>> Handle(Guid id, Guid? by, CancellationToken cancel)
    {
        if (await posts.Find(id, cancel) is not { } post)
            return Refusal.NotFound("identity.post-not-held");
        // Whoever is the last to run the installation would lock everybody out of these pages.
        if (post.Account == by)
            return Refusal.Forbidden("identity.post-own");
        await using var command = db.CreateCommand(
            """
            with ended as (
                update identity.posts set valid_until = $2, ended_by = $3
                where id = $1 and (valid_until is null or valid_until > $2) returning account)
            select pg_notify('onestop_sessions', account::text) from ended
            """);
        command.Parameters.Add(Sql.P(id));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(by));
        await command.ExecuteNonQueryAsync(cancel);
        LogEnded(log, post.Account, post.Post.ToString());
        return post;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Staff account {Account} lost the post {Post}")]
    private static partial void LogEnded(ILogger logger, Guid account, string post);
}
