using OneStop.Identity.Accounts;
using OneStop.Identity.ListPosts;
using OneStop.Web;

namespace OneStop.Identity.Posts;

/// <summary>Makes a proposal of a post that takes two people to give.</summary>
internal sealed class Proposals(PostList posts, OneStopSettings settings, TimeProvider clock)
{
    /// <summary>The post as it is to be written: given, or waiting for the second person.</summary>
    public async Task<NewAccounts.PostFacts> Of(NewAccounts.PostFacts post, Giver by, CancellationToken cancel) =>
        RoleTable.WhyTwo(PostsOf.Named(post)) is not null && PostRules.WhyTwo(by, PostsOf.Named(post), await posts.Operators(cancel)) is not null
            ? post with { AwaitsUntil = clock.GetUtcNow().AddDays(settings.PostProposalDays) } : post;
}
