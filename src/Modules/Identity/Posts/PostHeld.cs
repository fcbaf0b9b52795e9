using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Identity.Posts;

/// <summary>A post that somebody holds, will hold or held.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">The first moment after it; null for no end.</param>
internal sealed record PostHeld(Guid Id, Guid Account, Post Post, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>Who gave it; null for the command line.</summary>
    public Guid? By { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    public PostState State(DateTimeOffset now) =>
        Until <= now || Until <= From ? PostState.Ended
        : From > now ? PostState.Coming
        : PostState.InForce;

    /// <summary>The last day on which it is held; null for no end.</summary>
    public DateOnly? LastDay => Until?.AddTicks(-1).ChinaDate();
}

/// <summary>Where a post stands.</summary>
internal enum PostState { InForce, Coming, Ended }
