namespace OneStop.Contracts.Exchange;

/// <summary>Who looks something up in another authority's register, about whom, and why: what the ledger of looks records.</summary>
/// <param name="Actor">Account id; null for a visitor who is registering.</param>
/// <param name="Subject">The subject whose data is looked at; null while it has no id here.</param>
/// <param name="Purpose">Stable code, e.g. <c>identity.register</c>.</param>
public sealed record Look(Guid? Actor, Guid? Subject, string Purpose)
{
    /// <summary>The subject in whose matter it is done; null when that is <see cref="Subject"/> too.</summary>
    public Guid? OnBehalfOf { get; init; }

    /// <summary>The rule that allows the look, as people cite it.</summary>
    public string LegalBasis { get; init; } = Sharing;

    /// <summary>What can be had by sharing must not be asked of the applicant.</summary>
    public const string Sharing = "国务院令第716号第七条";
}

/// <summary>
/// What a register answered. Registers are other people's systems: down, slow or incomprehensible is an expected answer
/// (<see cref="IsAway"/>), and every caller has a way on without it.
/// </summary>
public readonly record struct Looked<T>
    where T : class
{
    private Looked(AwayReason? why, T? found) => (Why, Found) = (why, found);

    /// <summary>No usable answer in time.</summary>
    public bool IsAway => Why is not null;

    /// <summary>Why there is no usable answer; null when there is one.</summary>
    public AwayReason? Why { get; }

    /// <summary>What the register has; null when it answered that it has nothing.</summary>
    public T? Found { get; }

    /// <summary>Away because it is <see cref="AwayReason.Unreachable"/>.</summary>
    public static Looked<T> Away { get; } = new(AwayReason.Unreachable, null);

    /// <summary>The register answered that it has nothing of the kind.</summary>
    public static Looked<T> Nothing { get; } = new(null, null);

    /// <summary>The register answered with this.</summary>
    public static Looked<T> Of(T found) => new(null, found);

    /// <summary>No usable answer, for this reason.</summary>
    public static Looked<T> AwayFor(AwayReason why) => new(why, null);
}

/// <summary>Why there is no usable answer. The ledger of looks stores these names, as <c>timed-out</c>: they stay.</summary>
public enum AwayReason
{
    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>No answer within the limit (2 seconds unless configured otherwise).</summary>
    TimedOut,

    /// <summary>The system said itself that it cannot answer (5xx).</summary>
    Down,

    /// <summary>An answer that is not what was agreed.</summary>
    Garbled,

    /// <summary>The system does not accept us (401, 403) or our question (400).</summary>
    Refused,

    /// <summary>It failed again and again and is left alone for some seconds.</summary>
    Paused,

    /// <summary>No address of this system is configured.</summary>
    NotConnected,

    /// <summary>The look could not be put on record, so what it found is not handed out.</summary>
    NotRecorded,
}
