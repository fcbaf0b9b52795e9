using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Accounts;

namespace OneStop.Identity.Posts;

/// <summary>Writes posts. The account's row is locked meanwhile: two who give a post to one person do it one after the other.</summary>
internal sealed class PostStore(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>Gives an official a post that does not overlap with another one.</summary>
    public async Task<Result<Guid>> Give(Guid account, NewAccounts.PostFacts facts, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (PostRules.Overlaps(await Live(connection, account, now, cancel), PostsOf.Named(facts), new(facts.From ?? now, facts.Until)) is { } overlaps)
            return overlaps;
        var post = Guid.CreateVersion7(now);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in PostRows.Given(post, account, facts, now))
            batch.BatchCommands.Add(statement);
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return post;
    }

    /// <summary>Sets another end, and every node looks at the official's sessions again.</summary>
    /// <param name="post">As it was read; held now or later.</param>
    /// <param name="until">The first moment after it; null for no end.</param>
    /// <param name="by">Null for the command line.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Result<Unit>> ChangeEnd(PostHeld post, DateTimeOffset? until, Guid? by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var live = await Live(connection, post.Account, now, cancel);
        if (live.All(p => p.Id != post.Id))
            return Refusal.NotFound("identity.post-not-held");
        if (PostRules.Overlaps(live.Where(p => p.Id != post.Id), post.Post, new(post.From, until)) is { } overlaps)
            return overlaps with { Field = "until" };
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Sql.Statement(
            """
            with changed as (update identity.posts set valid_until = $2 where id = $1 returning account)
            select pg_notify('onestop_sessions', account::text) from changed
            """, Sql.P(post.Id), Sql.P(until)));
        batch.BatchCommands.Add(PostRows.Act(post.Id, "end-changed", by, until, now));
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return default(Unit);
    }

    private static async Task<IReadOnlyList<PostHeld>> Live(NpgsqlConnection connection, Guid account, DateTimeOffset now, CancellationToken cancel)
    {
        await using (var turn = Sql.Command(connection, "select from identity.accounts where id = $1 for update", Sql.P(account)))
            await turn.ExecuteNonQueryAsync(cancel);
        await using var command = Sql.Command(connection, $"select {PostRows.Columns} from identity.posts where account = $2 and {PostRows.Live("$1")}",
            Sql.P(now), Sql.P(account));
        return await PostRows.Read(command, cancel);
    }
}
