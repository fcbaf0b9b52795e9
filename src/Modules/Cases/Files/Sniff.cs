namespace OneStop.Cases.Files;

/// <summary>A page as it is kept.</summary>
/// <param name="IsSmall">A picture with so few dots that its writing can hardly be read.</param>
internal sealed record CheckedFile(string MediaType, byte[] Content, bool IsSmall = false);

/// <summary>
/// What a file really is, by its content; names and declared types are only what somebody says. A picture is drawn anew, a PDF
/// is kept from its header to its end when nothing in it acts. Everything else is refused by what it is, with what to do.
/// </summary>
internal static class Sniff
{
    public const string Pdf = "application/pdf";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string WebP = "image/webp";

    // Readers look for it so far: mail programs and scanners put a few bytes before it.
    private const int HeaderWithin = 1024;

    public static Result<CheckedFile> Of(byte[] content, string field, string name)
    {
        ReadOnlySpan<byte> bytes = content;
        if (IsPicture(bytes))
            return Pictures.Redrawn(content, field, name);
        if (bytes[..Math.Min(bytes.Length, HeaderWithin)].IndexOf("%PDF-"u8) is >= 0 and var start && !IsAnother(bytes))
            return OfPdf(content, start, field, name);
        return bytes switch
        {
            [0x50, 0x4B, 0x03, 0x04, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] => Refusal.Invalid("cases.file-office", field, name),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => Refusal.Invalid("cases.file-picture", field, name, "GIF"),
            [(byte)'B', (byte)'M', ..] when bytes.Length > 26 => Refusal.Invalid("cases.file-picture", field, name, "BMP"),
            [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..] => Refusal.Invalid("cases.file-picture", field, name, "TIFF"),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => OfBoxes(bytes[8..], field, name),
            _ => Refusal.Invalid("cases.file-type", field, name),
        };
    }

    private static bool IsPicture(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        || (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8));

    // A file that says at its first byte what else it is, is not a PDF with something before it.
    private static bool IsAnother(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK"u8) || bytes.StartsWith("GIF8"u8) || bytes.StartsWith("MZ"u8);

    private static Result<CheckedFile> OfPdf(byte[] content, int start, string field, string name)
    {
        var end = content.AsSpan().LastIndexOf("%%EOF"u8);
        if (end < start)
            return Refusal.Invalid("cases.file-broken", field, name);
        var kept = start == 0 && end + 5 == content.Length ? content : [.. content.AsSpan(start..(end + 5)), (byte)'\n'];
        return Pdfs.Wrong(kept) is { } wrong ? Refusal.Invalid(wrong, field, name) : new CheckedFile(Pdf, kept);
    }

    /// <summary>What phones and cameras make of boxes: the brand says which.</summary>
    private static Result<CheckedFile> OfBoxes(ReadOnlySpan<byte> brand, string field, string name)
    {
        if (brand.StartsWith("avi"u8))
            return Refusal.Invalid("cases.file-picture", field, name, "AVIF");
        return Refusal.Invalid(brand.StartsWith("he"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8)
            ? "cases.file-heic" : "cases.file-film", field, name);
    }
}
