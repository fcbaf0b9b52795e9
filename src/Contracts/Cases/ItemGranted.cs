using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.Contracts.Cases;

/// <summary>Contract event: a department granted its item. Certificates follows it and makes what is due.</summary>
/// <param name="Item">Code of the item, e.g. E01-I2.</param>
/// <param name="Opinion">The department's opinion, as the applicant reads it; empty when published rules decided.</param>
/// <param name="Result">What is to be issued; null when the item ends without a document.</param>
[EventType("cases.item-granted.v1")]
public sealed record ItemGranted(string Item, string Department, string Region, string CaseNumber, Secret<string> Opinion, ResultOrder? Result) : IEvent
{
    /// <summary>Of a result that has a document for each of several, those after the first, which <see cref="Result"/> is; null when there are none.</summary>
    public IReadOnlyList<ResultOrder>? Others { get; init; }

    /// <summary>All that is to be issued, the first first.</summary>
    public IEnumerable<ResultOrder> Orders() => Result is null ? [] : (Others ?? []).Prepend(Result);

    /// <summary>Certificates that end with this grant; null when there are none.</summary>
    public Secret<IReadOnlyList<EndedByGrant>>? Ends { get; init; }

    /// <summary>What the reviewer settled; null when the item asks for nothing of the kind.</summary>
    public Secret<DecidedValues>? Decided { get; init; }
}

/// <summary>Values that a reviewer settled.</summary>
/// <param name="Values">By element code, as stored.</param>
public sealed record DecidedValues(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>Nothing is settled.</summary>
    public static readonly DecidedValues None = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(DecidedValues? other) => other is not null && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Count;
}

/// <summary>A certificate that a grant ends.</summary>
/// <param name="Code">Key in the certificate store, e.g. <c>title-deed</c>.</param>
/// <param name="HolderCode">ID number or credit code of whose it is.</param>
/// <param name="Number">The number printed on it; null for every one of the kind.</param>
public sealed record EndedByGrant(string Code, string HolderCode, string? Number, EndReason Because);

/// <summary>The certificate or document that a grant orders; all but its number is known.</summary>
/// <param name="Code">Key in the certificate store, e.g. <c>food-licence</c>.</param>
/// <param name="CertificateType">21 characters: credit code of the defining body and 3 digits (GB/T 36904-2018).</param>
/// <param name="Name">As printed, e.g. 食品经营许可证.</param>
/// <param name="Kind">A certificate is laid out as a licence, everything else as a letter.</param>
/// <param name="NumberPrefix">Letters before the printed number, e.g. 食证, or its form.</param>
/// <param name="ValidUntil">Last day of validity; null for no end.</param>
/// <param name="Statement">A sentence below the lines.</param>
/// <param name="Party">Code of the party whose document it is, or of the table in whose row they stand; null when it is the applicant's.</param>
/// <param name="Face">Holder, lines and data. A line whose value is <see cref="NumberPlaceholder"/> gets the number when it is issued.</param>
public sealed record ResultOrder(
    string Code, string CertificateType, string Name, ResultKind Kind, string NumberPrefix, DateOnly ValidFrom, DateOnly? ValidUntil, string? Statement,
        Secret<CertificateFace> Face, string? Party = null)
{
    /// <summary>It bears the number of the first document of the item instead of one of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SameNumber { get; init; }

    /// <summary>The uploaded page that is printed as the holder's photo; null when there is none.</summary>
    public Guid? Photo { get; init; }

    /// <summary>
    /// As the whole value of a line or of an entry of the data it stands for the printed number, which only issuing gives; as the
    /// holder's code it says that this number is the holder's own, as of a company that begins to be.
    /// </summary>
    public const string NumberPlaceholder = "{number}";
}
