using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Identity.Posts;

/// <summary>Who gives or ends a post.</summary>
/// <param name="Account">Null for the command line, which whoever has the installation's secrets uses.</param>
internal sealed record Giver(Guid? Account, Post? Post)
{
    public static Giver CommandLine { get; } = new(null, null);

    public static Giver Of(Actor actor) => new(actor.Account, actor.Post);
}

/// <summary>Who may give which post to whom: decided by what is given, and nothing else.</summary>
internal static class PostRules
{
    /// <summary>Whether a post is this giver's to give, to change and to end.</summary>
    public static bool IsTheirs(Giver by, Post post) => by switch
    {
        { Account: null } => true,
        { Post.Role: PostRole.Operator } => true,
        { Post: { Role: PostRole.Administrator } own } => post.Department == own.Department && Region.Covers(own.Region, post.Region)
            && RoleTable.Of(post.Role).Reach == Reach.Department,
        _ => false,
    };

    /// <summary>What stands in the way of giving it, said at its field.</summary>
    public static Refusal? NotTheirs(Giver by, Post post) => IsTheirs(by, post) ? null
        : by.Post is not { Role: PostRole.Administrator } own ? Refusal.Forbidden("identity.post-not-yours")
        : post.Department != own.Department ? new Refusal(RefusalKind.Forbidden, "identity.post-other-department", "department")
        : !Region.Covers(own.Region, post.Region) ? new Refusal(RefusalKind.Forbidden, "identity.post-other-region", "region")
        : new Refusal(RefusalKind.Forbidden, "identity.post-reaches-further", "role");

    /// <summary>Why this giver's word alone does not make the post valid; null where it does.</summary>
    /// <param name="operators">How many run the installation now. The first two get in by the command line alone: there is nobody to agree.</param>
    public static string? WhyTwo(Giver by, Post post, int operators) => by.Account is null && operators < Enough ? null : RoleTable.WhyTwo(post);

    /// <summary>So many can agree to one another's proposals and end one another's posts.</summary>
    public const int Enough = 2;

    /// <summary>What stands in the way of deciding about a proposal; null where nothing does.</summary>
    /// <param name="proposal">One that is this giver's to give.</param>
    /// <param name="agrees">Whether they agree; whoever proposed it may take it back.</param>
    public static Refusal? NotToDecide(PostHeld proposal, Giver by, bool agrees, DateTimeOffset now) => proposal.State(now) switch
    {
        PostState.Refused => Refusal.Conflict("identity.proposal-refused"),
        PostState.Lapsed => Refusal.Conflict("identity.proposal-lapsed"),
        not PostState.Awaiting => Refusal.Conflict("identity.proposal-decided"),
        _ when proposal.Account == by.Account => Refusal.Forbidden("identity.proposal-for-you"),
        _ when agrees && proposal.By == by.Account => Refusal.Forbidden("identity.proposal-own"),
        _ => null,
    };

    /// <summary>What took two people is not made longer by one.</summary>
    public static Refusal? Prolongs(PostHeld post, DateTimeOffset? until) => RoleTable.WhyTwo(post.Post) is not null
        && post.Until is { } now && (until is null || until > now) ? new Refusal(RefusalKind.Forbidden, "identity.post-prolong", "until") : null;

    /// <summary>
    /// One person holds one post at a time: whoever signs in acts in it, and what was split between two people stays split.
    /// </summary>
    /// <param name="live">What the person holds now or will hold.</param>
    public static Refusal? Overlaps(IEnumerable<PostHeld> live, Post post, PostTerm term)
    {
        foreach (var held in live.Where(h => term.Meets(new(h.From, h.Until))))
        {
            return held.Post != post ? new Refusal(RefusalKind.Conflict, "identity.post-other-held", "from")
                : held.LastDay is { } last ? new Refusal(RefusalKind.Conflict, "identity.post-held-until", "from") { Args = [last] }
                : new Refusal(RefusalKind.Conflict, "identity.post-held", "from");
        }

        return null;
    }
}
