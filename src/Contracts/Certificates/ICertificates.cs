namespace OneStop.Contracts.Certificates;

/// <summary>The store of electronic certificates, as other modules may ask it.</summary>
public interface ICertificates
{
    /// <summary>The certificates in force of a person or body, newest first; at most 100.</summary>
    Task<IReadOnlyList<CertificateOnFile>> OnFile(Guid subject, CancellationToken cancel = default);

    /// <summary>
    /// The sealed document of a decision that was already taken (acceptance, correction, refusal): made and sealed when it
    /// is first asked for, then stored and never rendered again. Asking again gives the same bytes.
    /// </summary>
    /// <returns>
    /// Refused as <c>certificates.cannot-be-printed</c>, with the character, when the fonts lack one: texts from before they were
    /// checked, names from registers. Whoever asked shows the words themselves.
    /// </returns>
    Task<Result<SealedPdf>> Document(DocumentOrder order, CancellationToken cancel = default);

    /// <summary>An issued certificate's PDF; null when there is none by that id. The caller has already checked who asks.</summary>
    Task<SealedPdf?> Pdf(Guid certificate, CancellationToken cancel = default);
}

/// <param name="Code">Key in the certificate store, e.g. <c>business-licence</c>, <c>food-licence</c>.</param>
/// <param name="Number">The number printed on it.</param>
/// <param name="Data">Values by data element code (DE0201 …), for prefilling a form.</param>
/// <param name="ValidUntil">Last day of validity; null for no end.</param>
/// <param name="ValidFrom">First day of validity.</param>
/// <param name="Case">The case that brought it: its data are then what its holder had filed. Null for what an issuing authority put on file by itself.</param>
public sealed record CertificateOnFile(
    Guid Id, string Code, string Name, string Number, string Department, DateOnly? ValidUntil, IReadOnlyDictionary<string, string> Data,
    DateOnly ValidFrom = default, Guid? Case = null);

/// <param name="FileName">A name for the download, in Chinese, ending in .pdf.</param>
public sealed record SealedPdf(Guid Id, string FileName, byte[] Bytes);

/// <summary>A document that a decision makes due: its content comes wholly from events, so it is always the same.</summary>
/// <param name="StreamId">The case.</param>
/// <param name="Version">The event that took the decision; with <paramref name="StreamId"/> it identifies the document and the use of the seal.</param>
/// <param name="Kind">receipt, acceptance, correction, decline, denial or closure.</param>
/// <param name="Department">Code of the department whose seal and key are used.</param>
/// <param name="Subject">The applicant, under whose key the file is kept.</param>
/// <param name="Title">Printed title, e.g. 受理通知书.</param>
/// <param name="Number">Printed document number.</param>
/// <param name="Addressee">Whom it addresses.</param>
/// <param name="Paragraphs">The text, paragraph by paragraph.</param>
/// <param name="Facts">Label and value rows between text and signature.</param>
/// <param name="DecidedAt">Printed date.</param>
public sealed record DocumentOrder(
    Guid StreamId, int Version, string Kind, string Department, Guid Subject, string Title, string Number, string Addressee,
    IReadOnlyList<string> Paragraphs, IReadOnlyList<KeyValuePair<string, string>> Facts, DateTimeOffset DecidedAt)
{
    /// <summary>The same in English, on pages behind the signature; the file with it is another one than the file without.</summary>
    public DocumentReading? Reading { get; init; }
}

/// <summary>What a document says, in a language that does not count in law.</summary>
/// <param name="Note">Says so, and which text prevails.</param>
/// <param name="Department">Who decided.</param>
public sealed record DocumentReading(
    string Note, string Department, string Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<KeyValuePair<string, string>> Facts);
