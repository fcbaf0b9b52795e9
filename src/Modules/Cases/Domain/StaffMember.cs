using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Cases.Domain;

/// <summary>The official who acts: an account, and the post from which all that it may do follows.</summary>
internal sealed record StaffMember(Guid Account, Post Post)
{
    /// <summary>The official who gave a command, by what it says of who acts.</summary>
    public static StaffMember Of(CommandContext by) => new(by.Actor, by.Post ?? throw new InvalidOperationException("Only an official gives this command."));

    private Channel Channel => Post.Role == PostRole.Clerk ? Channel.Window : Channel.Portal;

    /// <param name="key">The key of the form, so that a press sent twice is one command.</param>
    public CommandContext Context(string? key) => new(Account, Channel, key) { Post = Post };

    public EventMeta Meta(DateTimeOffset now) => new(Account, Channel, now, Post);

    /// <summary>The window sees every item of its region, a reviewer those of their own department there.</summary>
    public bool MaySee(Case @case, ItemCase item) => Region.Covers(Post.Region, @case.Region)
        && (Post.Role == PostRole.Clerk || (Post.Role == PostRole.Reviewer && Post.Department == item.Department));

    /// <summary>The item, when this official works at the window that it came in by.</summary>
    public Result<ItemCase> AtWindow(Case @case, string number, string item) => Find(@case, number, item, PostRole.Clerk, "cases.only-the-window");

    /// <summary>The item, when this official works at the window that still has it in hand.</summary>
    public Result<ItemCase> InHand(Case @case, string number, string code) =>
        !AtWindow(@case, number, code).Succeeded(out var item, out var refused) ? refused : ItemRules.NotAtWindow(item) is { } refusal ? refusal : item;

    /// <summary>The item, when this official reviews for the department that has yet to decide it.</summary>
    public Result<ItemCase> UnderReview(Case @case, string number, string code) =>
        !Find(@case, number, code, PostRole.Reviewer, "cases.only-the-department").Succeeded(out var item, out var refused) ? refused
        : ItemRules.NotUnderReview(item) is { } refusal ? refusal : item;

    private Result<ItemCase> Find(Case @case, string number, string code, PostRole role, string otherwise)
    {
        // What they may not see is not there: a refusal would tell that it is.
        if (@case.Number != number || @case.Item(code) is not { } item || !MaySee(@case, item))
            return Refusal.NotFound("cases.item-not-found");
        if (Post.Role != role)
            return Refusal.Forbidden(otherwise);
        // Nothing that is written of a forgotten person could be kept, and nobody is there to whom it would be told.
        return @case.By is null ? Refusal.Gone("cases.applicant-forgotten") : item;
    }
}
