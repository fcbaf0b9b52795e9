namespace OneStop.Contracts.Exchange;

/// <summary>
/// Who looks something up in another authority's register, and why: what the ledger of looks records. Whose data it is says the
/// question itself, never whoever asks it.
/// </summary>
/// <param name="Purpose">Stable code, e.g. <c>identity.register</c>.</param>
public sealed record Look(Asker By, string Purpose)
{
    /// <summary>The subject in whose matter it is done; null when it is the one whose data is looked at.</summary>
    public Guid? OnBehalfOf { get; init; }

    /// <summary>The rule that allows the look, as people cite it.</summary>
    public string LegalBasis { get; init; } = Sharing;

    /// <summary>What can be had by sharing must not be asked of the applicant.</summary>
    public const string Sharing = "国务院令第716号第七条";
}

/// <summary>
/// Who asks. Registers answer nobody whom the population register has not confirmed: whoever knows a number would read another
/// person's life by it.
/// </summary>
public sealed record Asker
{
    private Asker(Guid? account, string? network, bool confirmed) => (Account, Network, IsConfirmed) = (account, network, confirmed);

    /// <summary>Account id; null for a visitor who is registering.</summary>
    public Guid? Account { get; }

    /// <summary>The place on the network that the question comes from, as limits count it; null when nobody sits at a keyboard.</summary>
    public string? Network { get; }

    /// <summary>Whether the population register has confirmed who they are.</summary>
    public bool IsConfirmed { get; }

    /// <param name="account">The account at the keyboard.</param>
    /// <param name="confirmed">What Identity says of its person: <c>Person.Verified</c>.</param>
    /// <param name="network">Where they are; needed to ask whether a name and a number belong together.</param>
    public static Asker Of(Guid account, bool confirmed, string? network = null) => new(account, network, confirmed);

    /// <summary>Somebody who is being confirmed by this very question. No other register answers them.</summary>
    public static Asker ToBeConfirmed(Guid? account, string? network) => new(account, network, confirmed: false) { AsksWhoTheyAre = true };

    /// <summary>The question is whether the asker's own name and number belong together.</summary>
    public bool AsksWhoTheyAre { get; private init; }
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

    /// <summary>Whoever asks is not confirmed by the population register, so nobody was asked.</summary>
    NotConfirmed,

    /// <summary>Too many names and numbers of this asker did not belong together, so nobody was asked.</summary>
    TooMany,
}
