using Npgsql;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Identity.Posts;

namespace OneStop.Identity.Accounts;

/// <summary>The post that an official holds now.</summary>
internal sealed class PostsOf(NpgsqlDataSource db, TimeProvider clock)
{
    public async Task<NewAccounts.PostFacts?> Current(Guid account, CancellationToken cancel) =>
        (await Live(account, cancel)).FirstOrDefault(p => p.State(clock.GetUtcNow()) == PostState.InForce) is { Post: var post } held
            ? new(post.Department, post.Region, post.Role.ToString().ToLowerInvariant()) { From = held.From, Until = held.Until } : null;

    /// <summary>Why an official without a post is not let in: with the day, when one is given and begins later.</summary>
    public async Task<Refusal> WhyNone(Guid account, CancellationToken cancel)
    {
        var next = await Live(account, cancel) is [var first, ..] ? first : null;
        return next?.State(clock.GetUtcNow()) switch
        {
            PostState.Coming => Refusal.Forbidden("identity.post-not-yet", next.From),
            PostState.Awaiting => Refusal.Forbidden("identity.post-awaits", next.AwaitsUntil!),
            _ => Refusal.Forbidden("identity.no-post"),
        };
    }

    /// <summary>The post as pages know it.</summary>
    public static Post Named(NewAccounts.PostFacts post) => new(post.Department, post.Region, Enum.Parse<PostRole>(post.Role, ignoreCase: true));

    /// <summary>What the post's department is called; one that the catalogue no longer lists keeps its code as name.</summary>
    public static Bilingual DepartmentName(NewAccounts.PostFacts post, ICatalog catalog) =>
        catalog.Departments.FirstOrDefault(d => d.Code == post.Department)?.ShortName ?? new Bilingual(post.Department, post.Department);

    /// <summary>What is held, and what will be, in that order.</summary>
    private async Task<IReadOnlyList<PostHeld>> Live(Guid account, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"select {PostRows.Columns} from identity.posts where account = $2 and {PostRows.Live("$1")} order by valid_from");
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        command.Parameters.Add(Sql.P(account));
        return await PostRows.Read(command, cancel);
    }
}
