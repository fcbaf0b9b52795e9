using OneStop.Kernel.Events;

namespace OneStop.Kernel.Store;

/// <summary>
/// The state of one stream: an immutable record and its fold. <see cref="Evolve"/> is total: an event it does not know
/// leaves it as it is.
/// </summary>
public interface IAggregate<TSelf>
    where TSelf : class, IAggregate<TSelf>
{
    /// <summary>What the stream is, e.g. <c>case</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>The state before the first event.</summary>
    static abstract TSelf Empty { get; }

    TSelf Evolve(IEvent @event, EventMeta meta);
}

/// <summary>A stream as loaded: its state, and what is needed to append to it.</summary>
/// <param name="Version">Version of the last event; 0 when there is none.</param>
/// <param name="Key">The subject's key; null when the stream has no subject or it was forgotten.</param>
public sealed record Loaded<TState>(Guid Id, TState State, int Version, Guid? Subject, Secrets.SubjectKey? Key, byte[] LastHash, IReadOnlyList<Recorded> Events);

/// <summary>An event with its circumstances, as read back.</summary>
public sealed record Recorded(int Version, IEvent Event, EventMeta Meta);
