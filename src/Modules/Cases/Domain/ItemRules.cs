namespace OneStop.Cases.Domain;

/// <summary>What stands in the way of a command because of where an item is in its life.</summary>
internal static class ItemRules
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

    /// <summary>What is missing was told, and what came is not enough, or the day to answer is over.</summary>
    public static bool IsUnmended(ItemCase item, DateOnly today) => item.Correction is { } told
        && (item.Status == ItemStatus.Received || (item.Status == ItemStatus.CorrectionRequested && today > told.AnswerBy));

    /// <summary>Null unless all items are accepted at once and one of them waits for its correction.</summary>
    public static Refusal? HeldBack(Case @case) => @case.Held is { } held ? Refusal.Conflict("cases.joint-waits", held.Correction!.AnswerBy) : null;

    /// <summary>Null while the department has yet to decide an accepted item.</summary>
    public static Refusal? NotUnderReview(ItemCase item) => item.Status switch
    {
        ItemStatus.Accepted => null,
        ItemStatus.Received or ItemStatus.CorrectionRequested => Refusal.Conflict("cases.item-not-accepted"),
        _ => Over(item),
    };

    // The account becomes a name where a person reads it: see StaffNames.
    private static Refusal Over(ItemCase item) => item.Status is ItemStatus.Closed or ItemStatus.Withdrawn
        ? Refusal.Conflict("cases.item-ended", item.DecidedAt!.Value)
        : Refusal.Conflict("cases.item-already-decided", item.DecidedBy!.Value, item.DecidedAt!.Value);
}
