using Microsoft.Extensions.Logging;
using OneStop.Contracts.Catalog;
using OneStop.Identity.Accounts;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.GivePost;

/// <summary>A post as typed.</summary>
/// <param name="From">The first day, as <c>yyyy-MM-dd</c>; empty for today.</param>
/// <param name="Until">The last day; empty for no end.</param>
internal sealed record WantedPost(string? Department, string? Region, string? Role, string? From, string? Until);

/// <summary>Gives another post, at once or later, to an official who has one or had one.</summary>
[UseCase]
internal sealed partial class GivePostHandler(
    PostList posts, PostStore store, Proposals proposals, ICatalog catalog, TimeProvider clock, ILogger<GivePostHandler> log)
{
    /// <param name="known">A post of the official, of any time.</param>
    /// <returns>The new post, and whether it waits for a second person.</returns>
    public async Task<Result<(Guid Id, bool Waits)>> Handle(Guid known, WantedPost wanted, Giver by, CancellationToken cancel)
    {
        if (await posts.Any(known, cancel) is not { } before || !PostRules.IsTheirs(by, before.Post))
            return Refusal.NotFound("identity.post-not-held");
        if (before.Account == by.Account)
            return Refusal.Forbidden("identity.post-own");
        var term = PostTerm.Of(wanted.From, wanted.Until, clock.GetUtcNow());
        if (PostForm.Wrong(wanted.Department, wanted.Region, wanted.Role, catalog).Concat(term.Refusals).ToList() is { Count: > 0 } wrong)
            return Result<(Guid, bool)>.Refused(wrong);
        var post = new NewAccounts.PostFacts(wanted.Department!, wanted.Region!, wanted.Role!.ToLowerInvariant())
        { By = by.Account, From = term.Value.From, Until = term.Value.Until };
        if (PostRules.NotTheirs(by, PostsOf.Named(post)) is { } notTheirs)
            return notTheirs;
        post = await proposals.Of(post, by, cancel);
        if (!(await store.Give(before.Account, post, cancel)).Succeeded(out var id, out var refused))
            return refused;
        LogGiven(log, PostsOf.Named(post).ToString(), before.Account);
        return (id, post.AwaitsUntil is not null);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The post {Post} was written for staff account {Account}")]
    private static partial void LogGiven(ILogger logger, string post, Guid account);
}
