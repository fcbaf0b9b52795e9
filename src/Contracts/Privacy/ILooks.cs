using OneStop.Domain;

namespace OneStop.Contracts.Privacy;

/// <summary>
/// A ledger of looks at people's data, as whoever the data is of may read it (个人信息保护法 44, 45). Each module answers for its
/// own table; who asks has checked whose looks the reader may see.
/// </summary>
public interface ILooks
{
    /// <summary>The ledger's table with its schema, as the check of the signed roots names it.</summary>
    string Ledger { get; }

    /// <summary>Latest first.</summary>
    /// <param name="subject">Whose data was looked at.</param>
    /// <param name="before">Only what stands after this place in the list.</param>
    /// <param name="but">An account (or its person) whose own looks are left out; null for all.</param>
    /// <param name="most">Rows at most.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<IReadOnlyList<LookSeen>> Of(Guid subject, LookPlace before, Reader? but, int most, CancellationToken cancel);
}

/// <summary>Whoever reads their own record: what they did themselves is told apart by it.</summary>
public sealed record Reader(Guid Account, Guid? Person);

/// <summary>One look, in codes that the page has words for.</summary>
/// <param name="Place">When, and where it stands in the list of all ledgers.</param>
/// <param name="Purpose">Why: a stable code, e.g. <c>cases.prefill</c>; each has words.</param>
public sealed record LookSeen(LookPlace Place, string Purpose)
{
    /// <summary>Who: an account; null when nobody knows, or when they were registering.</summary>
    public Guid? Account { get; init; }

    /// <summary>The post in which an official looked, when it was recorded.</summary>
    public Post? Post { get; init; }

    /// <summary>In whose matter it was done; null when it is the one whose data it is.</summary>
    public Guid? OnBehalfOf { get; init; }

    /// <summary>The register that was asked.</summary>
    public string? Register { get; init; }

    /// <summary>The case that was opened.</summary>
    public SeenCase? Case { get; init; }

    /// <summary>What the document is called that was verified.</summary>
    public string? Document { get; init; }

    /// <summary>The rule that allows it, as people cite it.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>What came of it: <c>found</c>, <c>nothing</c>, or why there was no answer; null where that says nothing.</summary>
    public string? Outcome { get; init; }
}

/// <param name="Item">Code in the matter.</param>
public sealed record SeenCase(string Number, string Matter, string Item);

/// <summary>A place in the list that all ledgers make together, latest first.</summary>
/// <param name="Ledger">The table of the row.</param>
/// <param name="Key">What tells rows of one moment apart; ASCII.</param>
public sealed record LookPlace(DateTimeOffset At, string Ledger, string Key)
{
    private const string Least = "", Greatest = "~";

    /// <summary>Before every row until a moment.</summary>
    public static LookPlace Top(DateTimeOffset until) => new(until, Greatest, Greatest);

    /// <summary>What the key of a row of one moment must be smaller than, in this ledger.</summary>
    public string KeyIn(string ledger) => string.CompareOrdinal(ledger, Ledger) switch { < 0 => Greatest, 0 => Key, _ => Least };

    /// <summary>The earlier place is the smaller one.</summary>
    public static int Compare(LookPlace one, LookPlace other) => one.At != other.At ? one.At.CompareTo(other.At)
        : string.CompareOrdinal(one.Ledger, other.Ledger) is var ledger and not 0 ? ledger : string.CompareOrdinal(one.Key, other.Key);
}
