using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OneStop.Pdf.Fonts;

namespace OneStop.Pdf.Writing;

/// <summary>
/// One font of one document. Characters get numbers (CIDs) in the order of their first use, which are also
/// the glyph numbers of the embedded subset; a number maps back to exactly one character, so text can be copied as it was given.
/// </summary>
internal sealed class EmbeddedFont(TrueTypeFont font, int index)
{
    private readonly List<ushort> _glyphs = [0];
    private readonly List<Rune> _characters = [new Rune(0xFFFD)];
    private readonly Dictionary<Rune, ushort> _numbers = [];

    public string ResourceName { get; } = $"F{index}";

    /// <exception cref="MissingGlyphException"/>
    public void Encode(string text, PdfBuffer output)
    {
        output.Write("<"u8);
        foreach (var rune in text.EnumerateRunes())
            output.Hex16(NumberOf(rune));
        output.Write(">"u8);
    }

    public PdfRef WriteTo(PdfWriter writer)
    {
        var program = FontSubset.Build(font, _glyphs);
        var name = $"{Tag()}+{font.Name}";
        var file = writer.Stream($"/Length1 {program.Length}", program);
        var descriptor = WriteDescriptor(writer, name, file);
        var descendant = writer.Begin();
        writer.Output.Write($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity /DW 1000");
        writer.Output.Write($" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} /W [");
        for (var i = 0; i < _glyphs.Count; i++)
            if (Scaled(font.Advance(_glyphs[i])) is var width and not 1000)
                writer.Output.Write($" {i} [{width}]");
        writer.Output.Write(" ] >>"u8);
        writer.End();
        var toUnicode = writer.Stream("", ToUnicode());
        var id = writer.Begin();
        writer.Output.Write($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H");
        writer.Output.Write($" /DescendantFonts [{descendant}] /ToUnicode {toUnicode} >>");
        writer.End();
        return id;
    }

    private ushort NumberOf(Rune rune)
    {
        if (_numbers.TryGetValue(rune, out var number))
            return number;
        _glyphs.Add(font.GlyphOf(rune));
        _characters.Add(rune);
        return _numbers[rune] = (ushort)(_glyphs.Count - 1);
    }

    private PdfRef WriteDescriptor(PdfWriter writer, string name, PdfRef file)
    {
        const int symbolic = 4;
        var (left, bottom, right, top) = font.Box;
        var id = writer.Begin();
        writer.Output.Write($"<< /Type /FontDescriptor /FontName /{name} /Flags {symbolic}");
        writer.Output.Write($" /FontBBox [{Scaled(left)} {Scaled(bottom)} {Scaled(right)} {Scaled(top)}]");
        writer.Output.Write($" /ItalicAngle {font.ItalicAngle} /Ascent {1000 * font.Ascent} /Descent {1000 * font.Descent} /CapHeight {1000 * font.CapHeight}");
        writer.Output.Write($" /StemV {font.Weight / 5} /FontFile2 {file} >>");
        writer.End();
        return id;
    }

    /// <summary>Six letters that tell subsets of one font apart (ISO 32000-1, 9.6.4).</summary>
    private string Tag()
    {
        var hash = SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_glyphs)));
        return string.Create(6, hash, (tag, bytes) =>
        {
            for (var i = 0; i < tag.Length; i++)
                tag[i] = (char)('A' + (bytes[i] % 26));
        });
    }

    private byte[] ToUnicode()
    {
        const int mostPerBlock = 100;
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        Span<char> units = stackalloc char[2];
        for (var first = 1; first < _characters.Count; first += mostPerBlock)
        {
            var count = Math.Min(mostPerBlock, _characters.Count - first);
            map.Append(CultureInfo.InvariantCulture, $"{count} beginbfchar\n");
            for (var i = first; i < first + count; i++)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{i:X4}> <");
                foreach (var unit in units[.._characters[i].EncodeToUtf16(units)])
                    map.Append(CultureInfo.InvariantCulture, $"{(int)unit:X4}");
                map.Append(">\n");
            }
            map.Append("endbfchar\n");
        }
        return Encoding.ASCII.GetBytes(map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString());
    }

    private int Scaled(int units) => (int)Math.Round(1000.0 * units / font.UnitsPerEm);
}
