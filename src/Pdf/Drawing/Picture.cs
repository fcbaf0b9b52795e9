using System.Buffers.Binary;
using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Drawing;

/// <summary>
/// A photograph that a document carries: a JPEG (ISO/IEC 10918-1) of 8 bits, grey or in three colours that are taken for sRGB. It is
/// embedded as it is (DCTDecode, ISO 32000-1, 7.4.8).
/// </summary>
public sealed class Picture
{
    private const byte Marker = 0xFF;
    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _colours;

    private Picture(ReadOnlyMemory<byte> file, int width, int height, int colours) => (_file, Width, Height, _colours) = (file, width, height, colours);

    /// <summary>In dots.</summary>
    public int Width { get; }

    /// <summary>In dots.</summary>
    public int Height { get; }

    /// <summary>Reads what a document has to know of the file, which is not copied.</summary>
    /// <returns>Null when it is no such JPEG.</returns>
    public static Picture? OfJpeg(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (!bytes.StartsWith<byte>([Marker, 0xD8]))
            return null;
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == Marker;)
        {
            var (kind, length) = (bytes[at + 1], BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));
            // The frame header of baseline, extended and progressive coding; C4, C8 and CC are none.
            if (kind is 0xC0 or 0xC1 or 0xC2)
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]));
                return bytes[at + 4] == 8 && width > 0 && height > 0 && bytes[at + 9] is 1 or 3 ? new(file, width, height, bytes[at + 9]) : null;
            }

            at += 2 + length;
        }

        return null;
    }

    internal PdfRef WriteTo(PdfWriter writer) => writer.RawStream(FormattableString.Invariant(
        $"/Type /XObject /Subtype /Image /Width {Width} /Height {Height} /BitsPerComponent 8 /ColorSpace /Device{(_colours == 1 ? "Gray" : "RGB")} /Filter /DCTDecode"),
        _file.Span);
}
