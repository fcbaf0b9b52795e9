using OneStop.Cases.Domain;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Desk;

/// <summary>What part of a queue is to be shown.</summary>
internal sealed record QueueFilter(IReadOnlyList<ItemStatus> Statuses, DateOnly DueFrom, DateOnly DueTo)
{
    public static readonly string[] DueChoices = ["today", "3", "over"];

    /// <summary>What a view and what was chosen in it show together.</summary>
    public static QueueFilter Of(QueueChoice choice, PostRole role, DateOnly today, WorkingCalendar calendar)
    {
        var (from, to) = choice.Due switch
        {
            "today" => (today, today),
            "3" => (today, calendar.AddWorkingDays(today, 3)),
            "over" => (DateOnly.MinValue, today.AddDays(-1)),
            _ => (DateOnly.MinValue, DateOnly.MaxValue),
        };
        (from, to) = choice.View switch
        {
            QueueViews.Today => (from > today ? from : today, to < today ? to : today),
            QueueViews.Over => (from, to < today ? to : today.AddDays(-1)),
            _ => (from, to),
        };
        return new([.. QueueViews.Statuses(choice.View, role).Where(s => choice.State is null || choice.State == s.ToString())], from, to)
        {
            Matter = choice.Matter,
            Item = choice.Item,
            Order = choice.Order,
            LatestFirst = choice.View == QueueViews.Done,
        };
    }

    public string? Matter { get; init; }

    /// <summary>Code of an item of a matter; null for all.</summary>
    public string? Item { get; init; }

    public QueueOrder Order { get; init; }
    public QueueCursor? From { get; init; }

    /// <summary>The page before <see cref="From"/> rather than after it.</summary>
    public bool Backwards { get; init; }

    /// <summary>What is finished is shown latest first.</summary>
    public bool LatestFirst { get; init; }

    public bool Descends => Backwards != LatestFirst;
}

/// <summary>One thing to count: items of a status that fall due in a span.</summary>
internal sealed record Counted(string Name, ItemStatus Status, Func<DateOnly, DateOnly> First, Func<DateOnly, DateOnly> Last);

/// <summary>The views that everybody at the desk has, by role.</summary>
internal static class QueueViews
{
    public const string ToDo = "todo", Today = "today", Over = "over", Coming = "coming", Waiting = "waiting", All = "all", Done = "done";

    private static readonly ItemStatus[] Open = [ItemStatus.Received, ItemStatus.CorrectionRequested, ItemStatus.Accepted];
    private static readonly ItemStatus[] Finished = [ItemStatus.Declined, ItemStatus.Granted, ItemStatus.Denied, ItemStatus.Closed, ItemStatus.Withdrawn];

    /// <summary>Names of all statuses, for the choice of one.</summary>
    public static IReadOnlyList<string> States { get; } = [.. Open.Concat(Finished).Select(s => s.ToString())];

    public static bool Exists(string view) => Of(PostRole.Reviewer).Contains(view);

    /// <summary>Whether a view is worked off from the top, so that the next row is the next work.</summary>
    public static bool IsWork(string view) => view is ToDo or Today or Over;

    /// <summary>In the order of the menu. What is to be received is the window's to-do, so only reviewers see it as coming.</summary>
    public static IReadOnlyList<string> Of(PostRole role) => role == PostRole.Clerk ? [ToDo, Today, Over, Waiting, All, Done]
        : [ToDo, Today, Over, Waiting, Coming, All, Done];

    public static IReadOnlyList<ItemStatus> Statuses(string view, PostRole role) => view switch
    {
        Waiting => [ItemStatus.CorrectionRequested],
        Coming => [ItemStatus.Received],
        All => Open,
        Done => Finished,
        _ => [Own(role)],
    };

    /// <summary>What the counts are put together from; <see cref="All"/> is the sum of its three.</summary>
    public static IReadOnlyList<Counted> Counted(PostRole role) =>
    [
        new(ToDo, Own(role), _ => DateOnly.MinValue, _ => DateOnly.MaxValue),
        new(Today, Own(role), today => today, today => today),
        new(Over, Own(role), _ => DateOnly.MinValue, today => today.AddDays(-1)),
        new(Waiting, ItemStatus.CorrectionRequested, _ => DateOnly.MinValue, _ => DateOnly.MaxValue),
        new(Coming, role == PostRole.Clerk ? ItemStatus.Accepted : ItemStatus.Received, _ => DateOnly.MinValue, _ => DateOnly.MaxValue),
    ];

    /// <summary>The figure beside a view; null where none is counted.</summary>
    public static int? Figure(string view, IReadOnlyDictionary<string, int> counts) => view switch
    {
        All => counts[ToDo] + counts[Waiting] + counts[Coming],
        Done => null,
        _ => counts[view],
    };

    private static ItemStatus Own(PostRole role) => role == PostRole.Clerk ? ItemStatus.Received : ItemStatus.Accepted;
}
