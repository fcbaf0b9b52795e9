using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>The official who acts: an account, and the post from which all that it may do follows.</summary>
internal sealed record Official(Guid Account, Post Post)
{
    public static Official Of(Actor actor) => new(actor.Account, actor.Post ?? throw new InvalidOperationException("Only staff pages ask for an official."));

    /// <summary>The official who gave a command, by what it says of who acts.</summary>
    public static Official Of(CommandContext by) => new(by.Actor, Post.Parse(by.Post ?? throw new InvalidOperationException("Only an official gives this command.")));

    private string Channel => Post.Role == PostRole.Clerk ? "window" : "portal";

    /// <param name="key">The key of the form, so that a press sent twice is one command.</param>
    public CommandContext Context(string? key) => new(Account, Channel, key) { Post = Post.ToString() };

    public EventMeta Meta(DateTimeOffset now) => new(Account, Channel, now, Post.ToString());

    /// <summary>The window sees every item of its region, a reviewer those of their own department there.</summary>
    public bool MaySee(Case @case, ItemCase item) => Region.Covers(Post.Region, @case.Region)
        && (Post.Role == PostRole.Clerk || (Post.Role == PostRole.Reviewer && Post.Department == item.Department));

    /// <summary>The item, when this official works at the window that it came in by.</summary>
    public Result<ItemCase> AtWindow(Case @case, string number, string item) => Find(@case, number, item, PostRole.Clerk, "cases.only-the-window");

    /// <summary>The item, when this official reviews for the department that decides it.</summary>
    public Result<ItemCase> AtDepartment(Case @case, string number, string item) => Find(@case, number, item, PostRole.Reviewer, "cases.only-the-department");

    private Result<ItemCase> Find(Case @case, string number, string code, PostRole role, string otherwise)
    {
        if (@case.Number != number || @case.Item(code) is not { } item)
            return Refusal.NotFound("cases.item-not-found");
        if (Post.Role != role || !MaySee(@case, item))
            return Refusal.Forbidden(otherwise);
        // Nothing that is written of a forgotten person could be kept, and nobody is there to whom it would be told.
        return @case.By is null ? Refusal.Gone("cases.applicant-forgotten") : item;
    }
}

/// <summary>What stands in the way of a command because of where an item is in its life.</summary>
internal static class Standing
{
    /// <summary>Null while the window still has the item in hand.</summary>
    public static Refusal? NotAtWindow(ItemCase item) => item.Status switch
    {
        ItemStatus.Received => null,
        ItemStatus.Accepted => Refusal.Conflict("cases.item-already-accepted", item.AcceptedAt!.Value),
        ItemStatus.CorrectionRequested => Refusal.Conflict("cases.item-waits-for-correction", item.Correction!.AnswerBy),
        _ => Over(item),
    };

    /// <summary>The items that the window takes in or turns away with these: where all are accepted at once, all that it has in hand.</summary>
    public static IReadOnlyList<ItemCase> Together(Case @case, IReadOnlyList<ItemCase> items) =>
        @case.IsJoint ? @case.Items.FindAll(i => i.Status == ItemStatus.Received) : items;

    /// <summary>Null unless all items are accepted at once and one of them waits for its correction.</summary>
    public static Refusal? HeldBack(Case @case) => @case.Held is { } held ? Refusal.Conflict("cases.joint-waits", held.Correction!.AnswerBy) : null;

    /// <summary>Null while the department has yet to decide an accepted item.</summary>
    public static Refusal? NotUnderReview(ItemCase item) => item.Status switch
    {
        ItemStatus.Accepted => null,
        ItemStatus.Received or ItemStatus.CorrectionRequested => Refusal.Conflict("cases.item-not-accepted"),
        _ => Over(item),
    };

    // The account becomes a name where a person reads it: see OfficialNames.
    private static Refusal Over(ItemCase item) => item.Status is ItemStatus.Closed or ItemStatus.Withdrawn
        ? Refusal.Conflict("cases.item-ended", item.DecidedAt!.Value)
        : Refusal.Conflict("cases.item-already-decided", item.DecidedBy!.Value, item.DecidedAt!.Value);
}
