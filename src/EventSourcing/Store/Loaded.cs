using System.Collections.Immutable;
using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Store;

/// <summary>A stream as its owner holds it: its state, its events, and what is needed to append to it.</summary>
/// <param name="Version">Version of the last event; 0 when there is none.</param>
/// <param name="Key">The subject's key; null when the stream has no subject or it was forgotten.</param>
/// <param name="LastHash">Chain hash of the last event.</param>
public sealed record Loaded<TState>(
    Guid Id, TState State, int Version, SubjectKey? Key, string LastHash, ImmutableList<Recorded> Events);
