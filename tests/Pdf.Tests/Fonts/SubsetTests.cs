using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using OneStop.Pdf.Drawing;
using OneStop.Pdf.Fonts;
using OneStop.Pdf.Tests.Samples;
using OneStop.Pdf.Writing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using OneStopFont = OneStop.Pdf.Fonts.TrueTypeFont;

namespace OneStop.Pdf.Tests.Fonts;

public sealed class SubsetTests
{
    private static readonly OneStopFont Song = TestFonts.Song;
    private static readonly ushort[] Glyphs = [0, .. "东湖市食品 Aé12".EnumerateRunes().Select(Song.GlyphOf)];

    [Fact]
    public void Another_reader_finds_in_a_subset_the_widths_and_the_outlines_of_the_whole_font() => ShouldBeReadAs(Song, Glyphs);

    [Fact]
    public void Parts_of_composite_glyphs_come_along_and_are_drawn_in_their_places()
    {
        var font = TinyFont.Load();
        var composite = font.GlyphOf(new Rune('é'));

        ShouldBeReadAs(font, [0, composite]);
        Read(FontSubset.Build(font, [0, composite])).TableRegister.HorizontalMetricsTable.HorizontalMetrics.Count.ShouldBe(4);
        Ends(font, composite).Count.ShouldBe(Ends(font, font.GlyphOf(new Rune('e'))).Count + Ends(font, font.GlyphOf(new Rune('´'))).Count);
    }

    /// <summary>Glyphs of the basic plane: what two readers of one character map must agree on.</summary>
    [Fact]
    public void Another_reader_finds_the_same_glyph_for_every_character()
    {
        var read = Read(File.ReadAllBytes(TestFonts.PathOf("NotoSerifSC-Regular.ttf")));
        for (var c = 1; c < 0xFFFF; c++)
            if (!char.IsSurrogate((char)c) && Song.Covers(new Rune(c)))
                read.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(c).ShouldBe(Song.GlyphOf(new Rune(c)), $"U+{c:X4}");
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
        var ends = Ends(Song, glyph);

        ends.Count.ShouldBeGreaterThan(8);
        ends.ShouldAllBe(p => p.X >= left && p.X <= right && p.Y >= bottom && p.Y <= top);
    }

    private static void ShouldBeReadAs(OneStopFont font, ushort[] glyphs)
    {
        var read = Read(FontSubset.Build(font, glyphs));
        for (var i = 0; i < glyphs.Length; i++)
        {
            read.TableRegister.HorizontalMetricsTable.GetAdvanceWidth(i).ShouldBe(font.Advance(glyphs[i]));
            var drawn = read.TryGetPath(i, glyph => glyph, out var parts) ? parts.SelectMany(p => p.Commands).Select(End).OfType<PdfPoint>().ToList() : [];
            foreach (var end in Ends(font, glyphs[i]))
                drawn.ShouldContain(p => Math.Abs(p.X - end.X) <= 1 && Math.Abs(p.Y - end.Y) <= 1, $"glyph {i} at {end}");
        }
    }

    private static UglyToad.PdfPig.Fonts.TrueType.TrueTypeFont Read(byte[] program) => TrueTypeFontParser.Parse(new TrueTypeDataBytes(program));

    private static PdfPoint? End(PdfSubpath.IPathCommand command) => command switch
    {
        PdfSubpath.Move move => move.Location,
        PdfSubpath.Line line => line.To,
        PdfSubpath.BezierCurve curve => curve.EndPoint,
        _ => null,
    };

    /// <summary>Where the strokes of our own outline end, in font units.</summary>
    private static List<(double X, double Y)> Ends(OneStopFont font, ushort glyph)
    {
        var path = new PathBuilder();
        GlyphOutline.AppendTo(path, font, glyph, Matrix3x2.CreateScale(font.UnitsPerEm));
        using var output = new PdfBuffer();
        path.WriteTo(output, pageHeight: null);
        return [.. Encoding.ASCII.GetString(output.Written).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line != "h").Select(line => line.Split(' ')).Select(line => (double.Parse(line[^3]), double.Parse(line[^2])))];
    }
}
