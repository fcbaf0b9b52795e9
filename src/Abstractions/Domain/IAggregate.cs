namespace OneStop.Domain;

/// <summary>
/// The state of one stream: an immutable record and its fold. <see cref="Evolve"/> is total: an event it does not know
/// leaves it as it is.
/// </summary>
public interface IAggregate<TSelf>
    where TSelf : class, IAggregate<TSelf>
{
    /// <summary>What the stream is, e.g. <c>case</c>; leads its refusals.</summary>
    static abstract string Kind { get; }

    /// <summary>The state before the first event.</summary>
    static abstract TSelf Empty { get; }

    /// <summary>The state after one more event. Pure: the same state and event always give the same; it never refuses.</summary>
    TSelf Evolve(IEvent @event, EventMeta meta);
}

/// <summary>An event with its circumstances, as read back.</summary>
public sealed record Recorded(int Version, IEvent Event, EventMeta Meta);
