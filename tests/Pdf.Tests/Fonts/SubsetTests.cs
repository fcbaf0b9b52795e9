using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using OneStop.Pdf.Drawing;
using OneStop.Pdf.Fonts;
using OneStop.Pdf.Tests.Samples;
using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Tests.Fonts;

public sealed class SubsetTests
{
    private static readonly TrueTypeFont Song = TestFonts.Song;
    private static readonly ushort[] Glyphs = [0, .. "东湖市食品 Aé12".EnumerateRunes().Select(Song.GlyphOf)];

    [Fact]
    public void A_subset_has_the_outlines_and_widths_of_the_whole_font()
    {
        var tables = Tables(FontSubset.Build(Song, Glyphs));
        for (var i = 0; i < Glyphs.Length; i++)
        {
            var whole = Song.Glyph(Glyphs[i]);
            Width(tables, i).ShouldBe(Song.Advance(Glyphs[i]));
            if (!CompositeGlyph.Is(whole))
                Outline(tables, i).AsSpan(0, whole.Length).SequenceEqual(whole).ShouldBeTrue($"glyph {i}");
        }
    }

    [Fact]
    public void Parts_of_composite_glyphs_come_along_and_are_renumbered()
    {
        var font = TinyFont.Load();
        var composite = font.GlyphOf(new Rune('é'));
        var tables = Tables(FontSubset.Build(font, [0, composite]));

        Count(tables).ShouldBe(4);
        CompositeGlyph.Parts(Outline(tables, 1)).Select(p => p.Glyph).ShouldBe([(ushort)2, (ushort)3]);
        Outline(tables, 2).ShouldBe(Padded(font.Glyph(font.GlyphOf(new Rune('e')))));
        Outline(tables, 3).ShouldBe(Padded(font.Glyph(font.GlyphOf(new Rune('´')))));
    }

    [Fact]
    public void A_composite_outline_is_its_parts_moved_into_place()
    {
        var font = TinyFont.Load();
        string Drawn(char character)
        {
            var path = new PathBuilder();
            GlyphOutline.AppendTo(path, font, font.GlyphOf(new Rune(character)), Matrix3x2.CreateScale(font.UnitsPerEm));
            var output = new PdfBuffer();
            path.WriteTo(output, pageHeight: null);
            return Encoding.ASCII.GetString(output.Written);
        }

        Drawn('é').ShouldStartWith(Drawn('e'));
        Drawn('é').Length.ShouldBeGreaterThan(Drawn('e').Length + 20);
    }

    [Fact]
    public void A_subset_is_small_and_its_checksum_is_right()
    {
        var program = FontSubset.Build(Song, Glyphs);
        program.Length.ShouldBeLessThan(12_000);
        var sum = 0u;
        for (var i = 0; i < program.Length; i += 4)
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(program.AsSpan(i)));
        sum.ShouldBe(0xB1B0AFBA);
    }

    [Theory]
    [InlineData("东")]
    [InlineData("g")]
    [InlineData("é")]
    [InlineData("8")]
    public void An_outline_stays_within_its_glyphs_box(string character)
    {
        var glyph = Song.GlyphOf(character.EnumerateRunes().First());
        var header = new FontReader(Song.Glyph(glyph));
        var (left, bottom, right, top) = (header.Int16(2) - 1, header.Int16(4) - 1, header.Int16(6) + 1, header.Int16(8) + 1);
        var path = new PathBuilder();
        GlyphOutline.AppendTo(path, Song, glyph, Matrix3x2.CreateScale(Song.UnitsPerEm));
        var output = new PdfBuffer();
        path.WriteTo(output, pageHeight: null);

        var ends = Encoding.ASCII.GetString(output.Written).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line != "h").Select(line => line.Split(' ')[^3..^1].Select(double.Parse).ToArray()).ToList();

        ends.Count.ShouldBeGreaterThan(8);
        ends.ShouldAllBe(p => p[0] >= left && p[0] <= right && p[1] >= bottom && p[1] <= top);
    }

    private static Dictionary<string, byte[]> Tables(byte[] program)
    {
        var reader = new FontReader(program);
        var tables = new Dictionary<string, byte[]>();
        for (var at = 12; at < 12 + (16 * reader.UInt16(4)); at += 16)
            tables[Encoding.ASCII.GetString(reader.Bytes(at, 4))] = reader.Bytes(reader.Int32(at + 8), reader.Int32(at + 12)).ToArray();
        return tables;
    }

    private static byte[] Padded(byte[] outline) => [.. outline, .. new byte[-outline.Length & 3]];

    private static int Count(Dictionary<string, byte[]> tables) => new FontReader(tables["maxp"]).UInt16(4);

    private static int Width(Dictionary<string, byte[]> tables, int glyph) => new FontReader(tables["hmtx"]).UInt16(4 * glyph);

    private static byte[] Outline(Dictionary<string, byte[]> tables, int glyph)
    {
        var loca = new FontReader(tables["loca"]);
        return tables["glyf"][loca.Int32(4 * glyph)..loca.Int32((4 * glyph) + 4)];
    }
}
