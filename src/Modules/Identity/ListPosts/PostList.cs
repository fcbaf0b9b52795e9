using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Accounts;
using OneStop.Identity.Posts;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.ListPosts;

/// <summary>The posts that are held now or will be.</summary>
internal sealed class PostList(NpgsqlDataSource db, TimeProvider clock) : IPosts
{
    public async Task<IReadOnlyList<HeldPost>> Held(CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(
            $"""
            select department, region, role, count(distinct account)::int from identity.posts
            where {PostRows.InForce("$1")} group by department, region, role
            """);
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var held = new List<HeldPost>();
        while (await row.ReadAsync(cancel))
            held.Add(new(PostsOf.Named(new(row.GetString(0), row.GetString(1), row.GetString(2))), row.GetInt32(3)));
        return held;
    }

    /// <summary>How many run the installation.</summary>
    public async Task<int> Operators(CancellationToken cancel) => (await Held(cancel)).Where(h => h.Post.Role == PostRole.Operator).Sum(h => h.Officials);

    /// <summary>Proposals that wait for a second person, those that lapse first first.</summary>
    /// <param name="department">Only its posts; null for all.</param>
    public async Task<IReadOnlyList<PostHeld>> Waiting(string? department, int most, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"""
            select {PostRows.Columns} from identity.posts
            where awaits_until is not null and agreed_at is null and {PostRows.Live("$1")} and ($2::text is null or department = $2)
            order by awaits_until, id limit $3
            """);
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(department));
        command.Parameters.Add(Sql.P(most));
        return await PostRows.Read(command, cancel);
    }

    /// <summary>Posts that are given, those that begin last first.</summary>
    /// <param name="department">Only its posts; null for all.</param>
    /// <param name="after">The last row of the page before.</param>
    public async Task<IReadOnlyList<PostHeld>> List(string? department, (DateTimeOffset From, Guid Id)? after, int size, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"""
            select {PostRows.Columns} from identity.posts
            where {PostRows.Live("$1")} and {PostRows.Agreed} and ($2::text is null or department = $2) and ($3::timestamptz is null or (valid_from, id) < ($3, $4))
            order by valid_from desc, id desc limit $5
            """);
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(department));
        command.Parameters.Add(Sql.P(after?.From));
        command.Parameters.Add(Sql.P(after?.Id));
        command.Parameters.Add(Sql.P(size));
        return await PostRows.Read(command, cancel);
    }

    /// <summary>One that is held now or will be, or waits for a second person; or null.</summary>
    public async Task<PostHeld?> Find(Guid id, CancellationToken cancel) => await Any(id, cancel) is { } post
        && post.State(clock.GetUtcNow()) is (PostState.InForce or PostState.Coming or PostState.Awaiting) ? post : null;

    /// <summary>One, whether it is held or was; null when there is none.</summary>
    public async Task<PostHeld?> Any(Guid id, CancellationToken cancel)
    {
        await using var command = db.CreateCommand($"select {PostRows.Columns} from identity.posts where id = $1 and {PostRows.KnownRole}");
        command.Parameters.Add(Sql.P(id));
        return await PostRows.Read(command, cancel) is [var held, ..] ? held : null;
    }

    /// <summary>All that one official holds or will hold.</summary>
    public async Task<IReadOnlyList<PostHeld>> Of(Guid account, CancellationToken cancel)
    {
        await using var command = db.CreateCommand($"select {PostRows.Columns} from identity.posts where account = $2 and {PostRows.Live("$1")}");
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(account));
        return await PostRows.Read(command, cancel);
    }

    /// <summary>Posts of the same role that go on when this one ends, of others than its holder.</summary>
    public async Task<IReadOnlyList<PostHeld>> Colleagues(PostHeld of, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"""
            select {PostRows.Columns} from identity.posts
            where {PostRows.InForce("$1")} and role = $2 and account <> $3 and ($4::text is null or department = $4) order by valid_from limit {MostColleagues}
            """);
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(of.Post.Role.ToString().ToLowerInvariant()));
        command.Parameters.Add(Sql.P(of.Account));
        command.Parameters.Add(Sql.P(RoleTable.Of(of.Post.Role).Reach == Reach.Department ? of.Post.Department : null));
        return await PostRows.Read(command, cancel);
    }

    /// <summary>What was done to a post, earliest first.</summary>
    public async Task<IReadOnlyList<PostAct>> Acts(Guid post, CancellationToken cancel)
    {
        await using var command = db.CreateCommand($"select at, actor, act, until from identity.post_acts where post = $1 order by at, id limit {MostActs}");
        command.Parameters.Add(Sql.P(post));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var acts = new List<PostAct>();
        while (await row.ReadAsync(cancel))
        {
            acts.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.GetString(2),
                row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3)));
        }

        return acts;
    }

    private const int MostActs = 200, MostColleagues = 1000;
}

/// <summary>Something that was done to a post.</summary>
/// <param name="By">Null for the command line.</param>
/// <param name="Act">Stable, e.g. <c>given</c>.</param>
/// <param name="Until">The end that the post has from then on; null for none.</param>
internal sealed record PostAct(DateTimeOffset At, Guid? By, string Act, DateTimeOffset? Until)
{
    public DateOnly? LastDay => Until?.AddTicks(-1).ChinaDate();
}
