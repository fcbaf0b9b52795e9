using System.Security.Cryptography;
using OneStop.Certificates.Files;
using OneStop.Certificates.Layouts;
using OneStop.Certificates.Seals;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.EventSourcing.Secrets;
using OneStop.Pdf.Fonts;
using OneStop.Time;

namespace OneStop.Certificates.Document;

/// <summary>
/// Sealed documents of decisions (行政许可法 32 and 38 ask for them in writing, with seal and date): made at the first
/// request, stored, and the same bytes ever after.
/// </summary>
internal sealed class Documents(SealedFiles files, SealedSheets sheets, SealRing seals, SubjectKeys keys, ICatalog catalog)
{
    public async Task<Result<SealedPdf>> Get(DocumentOrder order, CancellationToken cancel)
    {
        if (order.Kind == FileFacts.CertificateKind)
            throw new ArgumentException("A certificate is issued by a grant, not asked for as a document.", nameof(order));
        var id = FileId.OfDocument(order.StreamId, order.Version, Kind(order));
        var made = await files.Read(id, cancel);
        if (made is null)
        {
            try
            {
                await Make(id, order, cancel);
            }
            catch (MissingGlyphException missing)
            {
                return Refusal.Conflict("certificates.cannot-be-printed", TypedText.Name(missing.Character));
            }

            made = await files.Read(id, cancel) ?? throw new CryptographicException($"The document {id} cannot be read: its subject was forgotten.");
        }

        return new SealedPdf(id, made.Value.Facts.FileName, made.Value.Bytes);
    }

    // Who read it in Chinese first and who reads it in English get a file each: neither changes afterwards.
    private static string Kind(DocumentOrder order) => order.Reading is null ? order.Kind : order.Kind + "-en";

    private async Task Make(Guid id, DocumentOrder order, CancellationToken cancel)
    {
        var department = catalog.Departments.FirstOrDefault(d => d.Code == order.Department)
            ?? throw new InvalidOperationException($"The catalogue has no department {order.Department}.");
        var holder = await keys.Ensure(order.Subject, cancel) ?? throw new CryptographicException("The subject was forgotten; there is nobody to address.");
        var seal = await seals.Of(order.Department, cancel);
        var day = order.DecidedAt.ChinaDate();
        var facts = new FileFacts(id, order.StreamId, order.Version, Kind(order), order.Subject, order.Department, order.Title, order.Number, "", []);
        await sheets.Make(facts, holder, seal, (code, url) => new IssuedSheet
        {
            IsLicence = false,
            Title = order.Title,
            Number = order.Number,
            DepartmentName = department.Name.Zh,
            Addressee = order.Addressee,
            Paragraphs = order.Paragraphs,
            Lines = order.Facts,
            Date = day,
            Reading = order.Reading,
            VerifyCode = code,
            VerifyUrl = url,
            Data = new(order.Kind, order.Title, order.Number, null, department.Name.Zh, department.CreditCode, order.Addressee, null,
                day, null, null, order.Facts, new Dictionary<string, string>(StringComparer.Ordinal), url),
        }, cancel);
    }
}
