using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Identity.Posts;

/// <summary>A post that somebody holds, will hold or held, or that was proposed for them.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">The first moment after it; null for no end.</param>
internal sealed record PostHeld(Guid Id, Guid Account, Post Post, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>Who gave or proposed it; null for the command line.</summary>
    public Guid? By { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    /// <summary>Until when a second person may agree; null where one was enough.</summary>
    public DateTimeOffset? AwaitsUntil { get; init; }

    public Guid? AgreedBy { get; init; }
    public DateTimeOffset? AgreedAt { get; init; }
    public Guid? RefusedBy { get; init; }
    public DateTimeOffset? RefusedAt { get; init; }

    public PostState State(DateTimeOffset now) =>
        RefusedAt is not null ? PostState.Refused
        : AwaitsUntil is { } lapses && AgreedAt is null ? lapses <= now || Until <= now ? PostState.Lapsed : PostState.Awaiting
        : Until <= now || Until <= From ? PostState.Ended
        : From > now ? PostState.Coming
        : PostState.InForce;

    /// <summary>The last day on which it is held; null for no end.</summary>
    public DateOnly? LastDay => Until?.AddTicks(-1).ChinaDate();
}

/// <summary>Where a post stands.</summary>
internal enum PostState
{
    InForce,

    /// <summary>It begins later.</summary>
    Coming,

    /// <summary>A second person has yet to agree.</summary>
    Awaiting,

    Ended,

    /// <summary>The second person refused, or the first one took it back.</summary>
    Refused,

    /// <summary>Nobody agreed in time.</summary>
    Lapsed,
}
