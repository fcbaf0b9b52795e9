using OneStop.Domain;

namespace OneStop.Secrets;

/// <summary>Seals and opens all that is personal in an event, for stores.</summary>
public static class EventSecrets
{
    /// <summary>
    /// Makes an event fit for a store: its secrets get the sealed form that is written, and stay readable. Without a key
    /// there must be none. After storing, <see cref="Open"/> lets the sealed form go.
    /// </summary>
    public static void Seal(IEvent @event, SubjectKey? key) => SecretsIn.Each(@event, secret => secret.Seal(key));

    /// <summary>Opens what a store read; without the key, its secrets are forgotten.</summary>
    public static void Open(IEvent @event, SubjectKey? key) => SecretsIn.Each(@event, secret => secret.Open(key));
}
