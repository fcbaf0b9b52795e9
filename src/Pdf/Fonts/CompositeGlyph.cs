using System.Buffers.Binary;

namespace OneStop.Pdf.Fonts;

/// <summary>One part of a composite glyph: another glyph, scaled, turned and moved.</summary>
internal readonly record struct GlyphPart(int IndexAt, ushort Glyph, double A, double B, double C, double D, double X, double Y);

internal static class CompositeGlyph
{
    private const int WordArguments = 0x0001, ArgumentsAreOffsets = 0x0002, HasScale = 0x0008, MoreParts = 0x0020,
        HasTwoScales = 0x0040, HasMatrix = 0x0080;

    public static bool Is(ReadOnlySpan<byte> glyph) => glyph.Length >= 10 && BinaryPrimitives.ReadInt16BigEndian(glyph) < 0;

    public static List<GlyphPart> Parts(ReadOnlySpan<byte> glyph)
    {
        var reader = new FontReader(glyph);
        var parts = new List<GlyphPart>();
        int at = 10, flags;
        do
        {
            flags = reader.UInt16(at);
            var index = at + 2;
            at += 4;
            double x = 0, y = 0, a = 1, b = 0, c = 0, d = 1;
            var isWide = (flags & WordArguments) != 0;
            if ((flags & ArgumentsAreOffsets) != 0)
                (x, y) = isWide ? (reader.Int16(at), reader.Int16(at + 2)) : ((sbyte)glyph[at], (sbyte)glyph[at + 1]);
            at += isWide ? 4 : 2;
            if ((flags & HasScale) != 0)
            {
                a = d = Fraction(reader, at);
                at += 2;
            }
            else if ((flags & HasTwoScales) != 0)
            {
                (a, d) = (Fraction(reader, at), Fraction(reader, at + 2));
                at += 4;
            }
            else if ((flags & HasMatrix) != 0)
            {
                (a, b, c, d) = (Fraction(reader, at), Fraction(reader, at + 2), Fraction(reader, at + 4), Fraction(reader, at + 6));
                at += 8;
            }
            parts.Add(new GlyphPart(index, reader.UInt16(index), a, b, c, d, x, y));
        }
        while ((flags & MoreParts) != 0);
        return parts;
    }

    private static double Fraction(FontReader reader, int at) => reader.Int16(at) / 16384.0;
}
