using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.ChangePostEnd;

/// <summary>Sets another last day of a post that is held or will be.</summary>
[UseCase]
internal sealed class ChangePostEndHandler(PostList posts, PostStore store, TimeProvider clock)
{
    /// <param name="until">The last day, as <c>yyyy-MM-dd</c>; empty for no end.</param>
    public async Task<Result<Unit>> Handle(Guid id, string? until, Giver by, CancellationToken cancel)
    {
        if (await posts.Find(id, cancel) is not { } post || !PostRules.IsTheirs(by, post.Post))
            return Refusal.NotFound("identity.post-not-held");
        if (post.Account == by.Account)
            return Refusal.Forbidden("identity.post-own");
        if (post.State(clock.GetUtcNow()) == PostState.Awaiting)
            return Refusal.Conflict("identity.proposal-waits");
        if (!PostTerm.End(until, post.From, clock.GetUtcNow()).Succeeded(out var end, out var refused))
            return refused;
        return PostRules.Prolongs(post, end) is { } longer ? longer : await store.ChangeEnd(post, end, by.Account, cancel);
    }
}
