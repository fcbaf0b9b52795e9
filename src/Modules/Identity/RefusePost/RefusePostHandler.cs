using OneStop.EventSourcing.Secrets;
using OneStop.Identity.Accounts;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.RefusePost;

/// <summary>The second person refuses a post and says why; or whoever proposed it takes it back.</summary>
[UseCase]
internal sealed class RefusePostHandler(PostList posts, PostStore store, AccountStore accounts, SubjectKeys keys, TimeProvider clock)
{
    public const int Longest = 500;

    public async Task<Result<Unit>> Handle(Guid id, string? reason, Giver by, CancellationToken cancel)
    {
        if (await posts.Any(id, cancel) is not { } proposal || !PostRules.IsTheirs(by, proposal.Post))
            return Refusal.NotFound("identity.post-not-held");
        if (PostRules.NotToDecide(proposal, by, agrees: false, clock.GetUtcNow()) is { } refusal)
            return refusal;
        var tidy = TypedText.Tidy(reason ?? "", lines: true);
        if (tidy.Length == 0)
            return Refusal.Invalid("identity.refusal-reason", "reason");
        if (TypedText.Length(tidy) > Longest)
            return Refusal.Invalid("identity.refusal-long", "reason", Longest);
        // It may say something of a person, so it is kept under that person's key.
        var subject = (await accounts.FindByIdAsync(proposal.Account.ToString(), cancel))!.Subject;
        var why = (await keys.Ensure(subject, cancel))?.Seal(tidy);
        return await store.Refuse(id, by.Account, why, cancel) ? default(Unit) : Refusal.Conflict("identity.proposal-decided");
    }
}
