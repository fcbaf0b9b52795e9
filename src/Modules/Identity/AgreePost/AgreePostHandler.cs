using Microsoft.Extensions.Logging;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.AgreePost;

/// <summary>The second person agrees to a post; only now is it one.</summary>
[UseCase]
internal sealed partial class AgreePostHandler(PostList posts, PostStore store, TimeProvider clock, ILogger<AgreePostHandler> log)
{
    public async Task<Result<Unit>> Handle(Guid id, Giver by, CancellationToken cancel)
    {
        if (by.Account is not { } second || await posts.Any(id, cancel) is not { } proposal || !PostRules.IsTheirs(by, proposal.Post))
            return Refusal.NotFound("identity.post-not-held");
        if (PostRules.NotToDecide(proposal, by, agrees: true, clock.GetUtcNow()) is { } refusal)
            return refusal;
        // Whoever was sent away leaves no proposals behind that still count.
        if (proposal.By is { } first && !await StillGives(first, proposal, cancel))
            return Refusal.Conflict("identity.proposal-orphan");
        if (!await store.Agree(id, second, cancel))
            return Refusal.Conflict("identity.proposal-decided");
        LogAgreed(log, second, proposal.Post.ToString(), proposal.Account);
        return default(Unit);
    }

    private async Task<bool> StillGives(Guid first, PostHeld proposal, CancellationToken cancel) => (await posts.Of(first, cancel))
        .Any(p => p.State(clock.GetUtcNow()) == PostState.InForce && PostRules.IsTheirs(new(first, p.Post), proposal.Post));

    [LoggerMessage(Level = LogLevel.Information, Message = "Staff account {Second} agreed to the post {Post} of staff account {Account}")]
    private static partial void LogAgreed(ILogger logger, Guid second, string post, Guid account);
}
