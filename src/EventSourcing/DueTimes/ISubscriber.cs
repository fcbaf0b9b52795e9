using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.EventSourcing.DueTimes;

/// <summary>
/// Follows events of certain types: each append of one writes a due time of now, under <see cref="Name"/>, in its own
/// transaction. Events of one stream come in order as long as none failed, and at least once: handling one again must do
/// nothing the second time.
/// </summary>
public interface ISubscriber
{
    /// <summary>Stable, e.g. <c>certificates.issue-on-grant</c>: what is still to be done is kept under it.</summary>
    string Name { get; }

    /// <summary>The event classes it wants.</summary>
    IReadOnlyCollection<Type> Events { get; }

    /// <summary>Does what follows from the event. What it throws counts as a failure and is tried again.</summary>
    Task Handle(Delivery delivery, CancellationToken cancel);
}

/// <summary>One event on its way to a subscriber.</summary>
/// <param name="Key">Of the stream's subject; null when there is none, or the subject was forgotten.</param>
public sealed record Delivery(Guid StreamId, int Version, Guid EventId, IEvent Event, EventMeta Meta, Guid? Subject, SubjectKey? Key)
{
    /// <summary>For the commands that follow: the robot acts because of this event, within what the event belongs to.</summary>
    public CommandContext Robot => CommandContext.Robot(EventId) with { Correlation = Meta.Correlation ?? EventId };
}
