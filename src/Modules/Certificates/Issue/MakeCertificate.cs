using OneStop.Certificates.Files;
using OneStop.Certificates.Layouts;
using OneStop.Certificates.Seals;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.EventSourcing.DueTimes;
using OneStop.Identifiers;
using OneStop.Pdf.Drawing;
using OneStop.Pdf.Fonts;
using OneStop.Time;

namespace OneStop.Certificates.Issue;

/// <summary>
/// Makes a certificate before it is put on record: number, then sealed file. Each step finds what an earlier attempt left, so a
/// crash between any two of them, and every repetition, ends in one number, one file and one event.
/// </summary>
internal sealed class MakeCertificate(PrintedNumbers numbers, SealRing seals, SealedSheets sheets, ICasePictures? pictures = null)
    : IPreparesCommand<Certificate, IssueCertificate>
{
    /// <summary>300 dots an inch for a photo of 35 × 45 mm, and some.</summary>
    private const int PhotoDots = 600;

    public async Task<IssueCertificate> Prepare(Certificate state, IssueCertificate command) =>
        state.Status != CertificateStatus.NotIssued ? command : command with { Made = await Drawn(command.Order) };

    private async Task<CertificateMade> Drawn(IssueOrder order)
    {
        try
        {
            return await Make(order);
        }
        catch (MissingGlyphException missing)
        {
            throw new FollowUpBlockedException("certificates.cannot-be-printed", $"{order.Result.Name} of {order.Item} cannot be drawn.", missing);
        }
    }

    private async Task<CertificateMade> Make(IssueOrder order)
    {
        var department = numbers.Department(order.Department);
        var day = order.DecidedAt.ChinaDate();
        var own = await numbers.Of(order.Id, order.Result, department, order.Region, order.DecidedAt, default);
        var number = order.NumberOf == order.Id ? own.Printed
            : (await numbers.Of(order.NumberOf, order.Result, department, order.Region, order.DecidedAt, default)).Printed;
        // The identifier tells documents apart that bear one number, and two kinds of number of one type of certificate.
        var identifier = new CertificateIdentifier(order.Result.CertificateType, department.CreditCode, $"{own.Year:0000}{own.Serial:0000000}", 1).ToString();
        var face = Complete(order.Result.Face.Value!, number);
        var stored = own.Stored ?? await Seal(order, department, face, number, identifier, day);
        return new(number, identifier, Convert.ToHexStringLower(stored), face);
    }

    private async Task<byte[]> Seal(IssueOrder order, Department department, CertificateFace face, string number, string identifier, DateOnly day)
    {
        var seal = await seals.Of(order.Department, default);
        var result = order.Result;
        var isLicence = result.Kind == ResultKind.Certificate;
        var photo = result.Photo is { } page && order.CaseId is { } caseId ? await Photo(caseId, page) : null;
        var facts = new FileFacts(
            order.Id, order.DecisionStream, order.DecisionVersion, FileFacts.CertificateKind, order.Holder.Subject, order.Department,
            result.Name, number, "", []);
        return await sheets.Make(facts, order.Holder, seal, (code, url) => new IssuedSheet
        {
            IsLicence = isLicence,
            Title = result.Name,
            Number = number,
            DepartmentName = department.Name.Zh,
            Addressee = isLicence ? null : face.Holder,
            Paragraphs = isLicence || result.Statement is null ? [] : [result.Statement],
            Statement = result.Statement,
            Photo = photo,
            Lines = face.Lines,
            Date = day,
            Identifier = identifier,
            VerifyCode = code,
            VerifyUrl = url,
            Data = new(result.Kind.ToString().ToLowerInvariant(), result.Name, number, identifier, department.Name.Zh, department.CreditCode,
                face.Holder, face.HolderCode, day, result.ValidFrom, result.ValidUntil, face.Lines, face.Data, url),
        }, default);
    }

    // A certificate that has to bear a photo is not made without it.
    private async Task<Picture> Photo(Guid caseId, Guid page) =>
        pictures is not null && await pictures.Jpeg(caseId, page, PhotoDots) is { } jpeg && Picture.OfJpeg(jpeg) is { } picture ? picture
            : throw new FollowUpBlockedException("certificates.photo-missing", $"The photo {page} of case {caseId} cannot be read.");

    private static CertificateFace Complete(CertificateFace face, string number) => face with
    {
        HolderCode = face.HolderCode == ResultOrder.NumberPlaceholder ? number : face.HolderCode,
        Lines = [.. face.Lines.Select(l => l.Value == ResultOrder.NumberPlaceholder ? KeyValuePair.Create(l.Key, number) : l)],
        Data = face.Data.Any(d => d.Value == ResultOrder.NumberPlaceholder)
            ? face.Data.ToDictionary(d => d.Key, d => d.Value == ResultOrder.NumberPlaceholder ? number : d.Value, StringComparer.Ordinal)
            : face.Data,
    };
}
