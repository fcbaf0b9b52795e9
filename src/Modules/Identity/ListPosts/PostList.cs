using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Accounts;

namespace OneStop.Identity.ListPosts;

/// <summary>A post that somebody holds now.</summary>
internal sealed record PostHeld(Guid Id, Guid Account, Post Post, DateTimeOffset Since);

/// <summary>The posts that are held now.</summary>
internal sealed class PostList(NpgsqlDataSource db, TimeProvider clock) : IPosts
{
    // A role of an earlier version of the product is nobody's any more.
    private static readonly string InForce = "valid_from <= $1 and (valid_until is null or valid_until > $1) and role in ("
        + string.Join(", ", Enum.GetNames<PostRole>().Select(r => $"'{r.ToLowerInvariant()}'")) + ")";

    public async Task<IReadOnlyList<HeldPost>> Held(CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(
            $"select department, region, role, count(distinct account)::int from identity.posts where {InForce} group by department, region, role");
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var held = new List<HeldPost>();
        while (await row.ReadAsync(cancel))
            held.Add(new(PostsOf.Named(new(row.GetString(0), row.GetString(1), row.GetString(2))), row.GetInt32(3)));
        return held;
    }

    /// <summary>Posts, those given last first.</summary>
    /// <param name="department">Only its posts; null for all.</param>
    /// <param name="after">The last row of the page before.</param>
    public async Task<IReadOnlyList<PostHeld>> List(string? department, (DateTimeOffset Since, Guid Id)? after, int size, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"""
            select id, account, department, region, role, valid_from from identity.posts
            where {InForce} and ($2::text is null or department = $2) and ($3::timestamptz is null or (valid_from, id) < ($3, $4))
            order by valid_from desc, id desc limit $5
            """);
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(department));
        command.Parameters.Add(Sql.P(after?.Since));
        command.Parameters.Add(Sql.P(after?.Id));
        command.Parameters.Add(Sql.P(size));
        return await Read(command, cancel);
    }

    /// <summary>One that is held now, or null.</summary>
    public async Task<PostHeld?> Find(Guid id, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"select id, account, department, region, role, valid_from from identity.posts where {InForce} and id = $2");
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(id));
        return await Read(command, cancel) is [var held, ..] ? held : null;
    }

    /// <summary>All that one official holds.</summary>
    public async Task<IReadOnlyList<PostHeld>> Of(Guid account, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"select id, account, department, region, role, valid_from from identity.posts where {InForce} and account = $2");
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(account));
        return await Read(command, cancel);
    }

    private static async Task<IReadOnlyList<PostHeld>> Read(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var row = await command.ExecuteReaderAsync(cancel);
        var posts = new List<PostHeld>();
        while (await row.ReadAsync(cancel))
        {
            posts.Add(new(row.GetGuid(0), row.GetGuid(1), PostsOf.Named(new(row.GetString(2), row.GetString(3), row.GetString(4))),
                row.GetFieldValue<DateTimeOffset>(5)));
        }

        return posts;
    }
}
