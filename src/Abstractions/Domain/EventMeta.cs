namespace OneStop.Domain;

/// <summary>
/// Who did it, for whom and from where. Names are not in it: an account id is looked up when a page shows it,
/// so that the log of events holds no name in the clear; and no text that somebody typed, for that is sealed in the event.
/// </summary>
/// <param name="Actor">Account id of the person or robot that acted.</param>
/// <param name="Channel">From where.</param>
/// <param name="At">When, to the microsecond (that is what the store keeps).</param>
/// <param name="Post">Of the official, when one acted.</param>
/// <param name="OnBehalfOf">The subject for whom somebody else acted.</param>
/// <param name="Correlation">One id for all that follows from one request.</param>
/// <param name="Causation">The event that made a robot act.</param>
public sealed record EventMeta(
    Guid Actor,
    Channel Channel,
    DateTimeOffset At,
    Post? Post = null,
    Guid? OnBehalfOf = null,
    Guid? Correlation = null,
    Guid? Causation = null);
