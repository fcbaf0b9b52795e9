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
        return PostTerm.End(until, post.From, clock.GetUtcNow()).Succeeded(out var end, out var refused)
            ? await store.ChangeEnd(post, end, by.Account, cancel) : refused;
    }
}
