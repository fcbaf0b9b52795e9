using OneStop.Contracts.Certificates;
using OneStop.Pdf.Drawing;

namespace OneStop.Certificates.Layouts;

/// <summary>Everything that is printed on a sealed sheet. The same sheet always looks the same.</summary>
internal sealed record IssuedSheet
{
    /// <summary>A licence has a frame; everything else is a letter.</summary>
    public required bool IsLicence { get; init; }

    public required string Title { get; init; }
    public required string Number { get; init; }
    public required string DepartmentName { get; init; }

    /// <summary>Whom a letter addresses; null for a licence.</summary>
    public string? Addressee { get; init; }

    public IReadOnlyList<string> Paragraphs { get; init; } = [];
    public IReadOnlyList<KeyValuePair<string, string>> Lines { get; init; } = [];

    /// <summary>The holder's photo, on a licence.</summary>
    public Picture? Photo { get; init; }

    /// <summary>Of a letter, on pages behind its signature.</summary>
    public DocumentReading? Reading { get; init; }

    /// <summary>Below the lines of a licence.</summary>
    public string? Statement { get; init; }

    /// <summary>Date under the seal.</summary>
    public required DateOnly Date { get; init; }

    public string? Identifier { get; init; }

    /// <summary>See <see cref="Files.VerifyCode"/>.</summary>
    public required string VerifyCode { get; init; }

    /// <summary>Where the QR code leads.</summary>
    public required string VerifyUrl { get; init; }

    /// <summary>Carried inside the file as JSON.</summary>
    public required SheetData Data { get; init; }
}

/// <summary>The data behind the print, as the file that travels inside the PDF.</summary>
internal sealed record SheetData(
    string Kind, string Name, string Number, string? Identifier, string Issuer, string? IssuerCode, string? Holder, string? HolderCode,
    DateOnly IssuedOn, DateOnly? ValidFrom, DateOnly? ValidUntil, IReadOnlyList<KeyValuePair<string, string>> Lines, IReadOnlyDictionary<string, string> Data,
    string Verify);
