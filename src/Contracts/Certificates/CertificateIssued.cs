using System.Text.Json.Serialization;
using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.Contracts.Certificates;

/// <summary>Contract event: a certificate was made, sealed and stored. Cases follows it to deliver.</summary>
/// <param name="CaseId">The case whose item was granted; null for a certificate taken over from elsewhere.</param>
/// <param name="Item">Code of the item.</param>
/// <param name="Code">Key in the certificate store, e.g. <c>food-licence</c>.</param>
/// <param name="Identifier">The electronic certificate identifier of GB/T 36904.</param>
/// <param name="Number">The number printed on the certificate.</param>
/// <param name="Name">Its name, e.g. 食品经营许可证.</param>
[EventType("certificates.certificate-issued.v1")]
public sealed record CertificateIssued(
    Guid CertificateId, Guid? CaseId, string? Item, string Code, string Name, string Identifier, string Number, string Department,
    DateOnly ValidFrom, DateOnly? ValidUntil, string Sha256, Secret<CertificateFace> Face) : IEvent
{
    /// <summary>Which of the documents of the item, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Part { get; init; }
}

/// <summary>What a certificate says: personal data, encrypted wherever it is kept.</summary>
/// <param name="Holder">Name of the person or body whose it is.</param>
/// <param name="HolderCode">ID number or USCC; empty while there is none, as of a newborn.</param>
/// <param name="Lines">Label and value as printed, in order.</param>
/// <param name="Data">Values by data element code.</param>
public sealed record CertificateFace(
    string Holder, string HolderCode, IReadOnlyList<KeyValuePair<string, string>> Lines, IReadOnlyDictionary<string, string> Data);
