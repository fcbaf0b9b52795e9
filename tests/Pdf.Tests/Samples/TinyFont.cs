using System.Buffers.Binary;
using System.Text;
using OneStop.Pdf.Fonts;

namespace OneStop.Pdf.Tests.Samples;

/// <summary>
/// What the product's fonts do not have and others do: a composite glyph (é of e and ´) and a character map of format 4 alone.
/// Made of outlines of the product's font.
/// </summary>
internal static class TinyFont
{
    private const ushort ArgumentsAreWordOffsets = 0x0003, MoreParts = 0x0020;

    public static TrueTypeFont Load()
    {
        var whole = TestFonts.Song;
        var outlines = new[] { [], Padded(whole.Glyph(whole.GlyphOf(new Rune('e')))), Padded(whole.Glyph(whole.GlyphOf(new Rune('´')))), Composite() };
        var loca = new byte[4 * (outlines.Length + 1)];
        for (var i = 0; i < outlines.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * (i + 1)), BinaryPrimitives.ReadInt32BigEndian(loca.AsSpan(4 * i)) + outlines[i].Length);
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, FontSubset.Assemble(
        [
            ("OS/2", whole.Table("OS/2")), ("cmap", CharacterMap()), ("glyf", [.. outlines.SelectMany(o => o)]),
            ("head", With(whole.Table("head"), 50, 1)), ("hhea", With(whole.Table("hhea"), 34, outlines.Length)), ("hmtx", new byte[4 * outlines.Length]),
            ("loca", loca), ("maxp", With(whole.Table("maxp"), 4, outlines.Length)), ("name", whole.Table("name")), ("post", whole.Table("post")),
        ]));
        return TrueTypeFont.Load(file);
    }

    private static byte[] Composite() => Words(0xFFFF, 0, 0, 1000, 1000, ArgumentsAreWordOffsets | MoreParts, 1, 0, 0, ArgumentsAreWordOffsets, 2, 100, 200, 0);

    /// <summary>One segment by offset into the glyph array (´ and é are 0xB4 and 0xE9), one by delta (e), and the end mark.</summary>
    private static byte[] CharacterMap()
    {
        var glyphs = new ushort[0xE9 - 0xB4 + 1];
        (glyphs[0], glyphs[^1]) = (2, 3);
        ushort[] table =
        [
            4, (ushort)(16 + (8 * 3) + (2 * glyphs.Length)), 0, 6, 0, 0, 0,
            'e', 0xE9, 0xFFFF, 0, 'e', 0xB4, 0xFFFF, unchecked((ushort)(1 - 'e')), 0, 1, 0, 4, 0, .. glyphs,
        ];
        return Words([0, 1, 3, 1, 0, 12, .. table]);
    }

    private static byte[] With(byte[] table, int at, int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)value);
        return table;
    }

    private static byte[] Words(params ushort[] words)
    {
        var bytes = new byte[2 * words.Length];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), words[i]);
        return bytes;
    }

    private static byte[] Padded(byte[] outline) => [.. outline, .. new byte[-outline.Length & 3]];
}
