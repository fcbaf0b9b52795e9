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
            with changed as (update identity.posts set valid_until = $2, ended_by = $3 where id = $1 returning account)
            select pg_notify('onestop_sessions', account::text) from changed
            """, Sql.P(post.Id), Sql.P(until), Sql.P(by)));
        batch.BatchCommands.Add(PostRows.Act(post.Id, "end-changed", by, until, now));
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return default(Unit);
    }

    /// <summary>The second person agrees; it begins now if its day has come.</summary>
    /// <returns>False when it was decided meanwhile.</returns>
    public Task<bool> Agree(Guid post, Guid by, CancellationToken cancel) => Decide(post, "agreed", by,
        "agreed_by = $3, agreed_at = $2, valid_from = greatest(valid_from, $2)", [], cancel);

    /// <summary>It is refused or taken back.</summary>
    /// <param name="why">Sealed; null where nobody asked.</param>
    public Task<bool> Refuse(Guid post, Guid? by, byte[]? why, CancellationToken cancel) => Decide(post, "refused", by,
        "refused_by = $3, refused_at = $2, refusal_sealed = $4", [Sql.P(why)], cancel);

    private async Task<bool> Decide(Guid post, string act, Guid? by, string change, NpgsqlParameter[] more, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var decide = Sql.Command(connection,
            $"""
            update identity.posts set {change}
            where id = $1 and agreed_at is null and refused_at is null and awaits_until > $2 and (valid_until is null or valid_until > $2)
            returning valid_until
            """, [Sql.P(post), Sql.P(now), Sql.P(by), .. more]);
        DateTimeOffset? until;
        await using (var row = await decide.ExecuteReaderAsync(cancel))
        {
            if (!await row.ReadAsync(cancel))
                return false;
            until = row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0);
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(PostRows.Act(post, act, by, until, now));
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<IReadOnlyList<PostHeld>> Live(NpgsqlConnection connection, Guid account, DateTimeOffset now, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement("select from identity.accounts where id = $1 for update", Sql.P(account)));
        batch.BatchCommands.Add(Sql.Statement($"select {PostRows.Columns} from identity.posts where account = $2 and {PostRows.Live("$1")}",
            Sql.P(now), Sql.P(account)));
        await using var row = await batch.ExecuteReaderAsync(cancel);
        await row.NextResultAsync(cancel);
        return await PostRows.Read(row, cancel);
    }
}
