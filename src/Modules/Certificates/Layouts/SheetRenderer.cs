using System.Text.Json;
using OneStop.Certificates.Seals;
using OneStop.Domain;
using OneStop.Pdf;
using OneStop.Pdf.Signatures;
using OneStop.Time;

namespace OneStop.Certificates.Layouts;

/// <summary>Draws a sheet, puts its data inside, and signs it with the department's seal.</summary>
internal sealed class SheetRenderer(Fonts fonts, TimeProvider clock)
{
    private static readonly JsonSerializerOptions DataJson = new(EventJson.Options) { WriteIndented = true };

    public byte[] Render(IssuedSheet sheet, DepartmentSeal seal)
    {
        var now = clock.GetUtcNow().ToOffset(ChinaTime.Offset);
        var document = new PdfDocument(new PdfInfo($"{sheet.Title} {sheet.Number}", sheet.DepartmentName, sheet.Title, "zh-CN", now));
        var place = sheet.IsLicence ? LicenceLayout.Draw(document, fonts, sheet) : LetterLayout.Draw(document, fonts, sheet);
        document.Attach("data.json", JsonSerializer.SerializeToUtf8Bytes(sheet.Data, DataJson), "application/json", $"{sheet.Title}的数据");
        return PdfSigner.Sign(document, new SealedSignature(place.Page, seal.Drawing, place.X, place.Y, now, $"签发{sheet.Title}"), seal.Key);
    }
}

/// <summary>Where the seal's centre goes.</summary>
internal readonly record struct SealPlace(PdfPage Page, double X, double Y);
