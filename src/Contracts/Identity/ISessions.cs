namespace OneStop.Contracts.Identity;

/// <summary>Sessions of people (not of officials), for whoever has to end something with them.</summary>
public interface ISessions
{
    /// <summary>A session that goes on; null when it was ended, its password changed or its time is over.</summary>
    Task<LiveSession?> Find(Guid session, CancellationToken cancel = default);

    /// <summary>Signs out: whoever has the cookie of the session is nobody with the next request, on every node.</summary>
    Task End(Guid session, CancellationToken cancel = default);
}

/// <param name="Account">Who signed in.</param>
/// <param name="Subject">The natural person, as of now: whoever was confirmed meanwhile has another one than at the start.</param>
/// <param name="Since">When they signed in.</param>
public sealed record LiveSession(Guid Id, Guid Account, Guid Subject, DateTimeOffset Since);

/// <summary>The end of a session, for whoever has to end something with it.</summary>
public static class SessionEnded
{
    /// <summary>The kind of due time that is set, at once, in the transaction that ends the session; its stream is the session.</summary>
    public const string Due = "identity.session-ended";
}
