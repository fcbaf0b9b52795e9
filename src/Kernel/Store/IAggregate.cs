using OneStop.Kernel.Events;

namespace OneStop.Kernel.Store;

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

    TSelf Evolve(IEvent @event, EventMeta meta);
}

/// <summary>A stream as its owner holds it: its state, its events, and what is needed to append to it.</summary>
/// <param name="Version">Version of the last event; 0 when there is none.</param>
/// <param name="Key">The subject's key; null when the stream has no subject or it was forgotten.</param>
/// <param name="LastHash">Chain hash of the last event.</param>
public sealed record Loaded<TState>(
    Guid Id, TState State, int Version, Secrets.SubjectKey? Key, string LastHash, System.Collections.Immutable.ImmutableList<Recorded> Events);

/// <summary>An event with its circumstances, as read back.</summary>
public sealed record Recorded(int Version, IEvent Event, EventMeta Meta);
