using System.Buffers.Binary;

namespace OneStop.Cases.Files;

/// <summary>
/// What a file really is, by its content: PDF, JPEG or PNG, whole, and nothing else inside. Names and declared types are
/// only what somebody says.
/// </summary>
internal static class Sniff
{
    public const string Pdf = "application/pdf";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";

    // A few kilobytes can stand for a picture that fills the memory of whoever opens it. Cameras make up to 200 million pixels.
    private const int LongestSide = 20_000;
    private const long MostPixels = 220_000_000;

    private static ReadOnlySpan<byte> PngMark => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The media type, and the content without harmless additions of cameras; refused with the reason else.</summary>
    public static Result<(string MediaType, byte[] Content)> Of(byte[] content, string field, string name)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith("%PDF-"u8))
            return OfPdf(bytes) is { } wrong ? Refusal.Invalid(wrong, field, name) : (Pdf, content);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Image(Jpeg, content, EndOfJpeg(bytes), field, name);
        if (bytes.StartsWith(PngMark))
            return Image(Png, content, EndOfPng(bytes), field, name);
        return Refusal.Invalid(IsHeic(bytes) ? "cases.file-heic" : "cases.file-type", field, name);
    }

    private static Result<(string, byte[])> Image(string mediaType, byte[] content, int end, string field, string name)
    {
        if (end < 0)
            return Refusal.Invalid("cases.file-broken", field, name);
        if (end == content.Length)
            return (mediaType, content);
        return IsCameraTrailer(content.AsSpan(end)) ? (mediaType, content[..end]) : Refusal.Invalid("cases.file-two-in-one", field, name);
    }

    private static string? OfPdf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf("%%EOF"u8);
        if (end < 0)
            return "cases.file-broken";
        if (bytes[(end + 5)..].ContainsAnyExcept("\r\n \0"u8))
            return "cases.file-two-in-one";
        if (bytes.IndexOf("/Encrypt"u8) >= 0)
            return "cases.file-locked";
        return bytes.IndexOf("/JavaScript"u8) >= 0 || bytes.IndexOf("/Launch"u8) >= 0 || bytes.IndexOf("/EmbeddedFile"u8) >= 0 ? "cases.file-active" : null;
    }

    /// <summary>Walks the chunks; where the image ends, or -1 when it does not.</summary>
    private static int EndOfPng(ReadOnlySpan<byte> bytes)
    {
        var at = PngMark.Length;
        for (var first = true; at + 12 <= bytes.Length; first = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var type = bytes.Slice(at + 4, 4);
            if (length > (uint)(bytes.Length - at - 12) || (first && !IsHeader(type, bytes, at, length)))
                return -1;
            at += 12 + (int)length;
            if (type.SequenceEqual("IEND"u8))
                return at;
        }

        return -1;

        static bool IsHeader(ReadOnlySpan<byte> type, ReadOnlySpan<byte> bytes, int at, uint length) => type.SequenceEqual("IHDR"u8) && length == 13
            && IsSize(BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8)..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 12)..]));
    }

    private static bool IsSize(long width, long height) => width is > 0 and <= LongestSide && height is > 0 and <= LongestSide && width * height <= MostPixels;

    /// <summary>Walks the segments and the scans between them; where the image ends, or -1 when it does not.</summary>
    private static int EndOfJpeg(ReadOnlySpan<byte> bytes)
    {
        var framed = false;
        for (var at = 2; at + 4 <= bytes.Length || (at + 2 == bytes.Length && bytes[at] == 0xFF && bytes[at + 1] == 0xD9);)
        {
            if (bytes[at] != 0xFF)
                return -1;
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xD9)
                return framed ? at + 2 : -1;
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
                return -1;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
                return -1;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                // A height of 0 is told later in the file.
                framed = length >= 8 && IsSize(
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), Math.Max((ushort)1, BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..])));
                if (!framed)
                    return -1;
            }

            at += 2 + length;
            if (marker == 0xDA && (at = EndOfScan(bytes, at)) < 0)
                return -1;
        }

        return -1;
    }

    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length)
        {
            var next = bytes[at..^1].IndexOf((byte)0xFF);
            if (next < 0)
                return -1;
            at += next;
            // 00 is a stuffed data byte, D0 to D7 restart the decoder; anything else ends the scan.
            if (bytes[at + 1] is not (0x00 or >= 0xD0 and <= 0xD7))
                return at;
            at += 2;
        }

        return -1;
    }

    /// <summary>What phones append to a photo: padding, a second picture, a short film, the maker's notes.</summary>
    private static bool IsCameraTrailer(ReadOnlySpan<byte> rest) =>
        !rest.ContainsAnyExcept((byte)0)
        || rest.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || (rest.Length > 8 && rest[4..].StartsWith("ftyp"u8))
        || rest.EndsWith("SEFT"u8);

    private static bool IsHeic(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8) && (bytes[8..].StartsWith("hei"u8) || bytes[8..].StartsWith("mif1"u8)
            || bytes[8..].StartsWith("hevc"u8));
}
