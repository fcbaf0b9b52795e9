using OneStop.Pdf.Fonts;
using OneStop.Pdf.Text;

namespace OneStop.Pdf;

/// <summary>What a text is, for screen readers and for reuse (standard structure types; ISO 32000-1, 14.8.4).</summary>
public enum TextRole
{
    /// <summary>Ordinary text (structure type P).</summary>
    Paragraph,

    /// <summary>The document's title (H1).</summary>
    Title,

    /// <summary>Page numbers and the like: not read aloud.</summary>
    Decoration,
}

public sealed partial class PdfPage
{
    /// <summary>One line of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">Left end, middle or right end, by the style's alignment; in points from the left.</param>
    /// <param name="baseline">Where the letters stand, in points from the top.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="role">What it is.</param>
    /// <exception cref="MissingGlyphException">The font cannot draw a character.</exception>
    public void Text(string text, double x, double baseline, TextStyle style, TextRole role = TextRole.Paragraph)
    {
        var left = style.Align switch
        {
            Align.Centre => x - (style.Measure(text) / 2),
            Align.Right => x - style.Measure(text),
            _ => x,
        };
        Mark(role, () => Show(text, left, baseline, style, style.LetterSpacing * style.Size));
    }

    /// <summary>Text wrapped to a width.</summary>
    /// <param name="text">Line ends begin new paragraphs.</param>
    /// <param name="x">Left, in points.</param>
    /// <param name="y">Top, in points from the page's top.</param>
    /// <param name="width">In points.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="role">What it is.</param>
    /// <returns>The y of its bottom.</returns>
    /// <exception cref="MissingGlyphException">The font cannot draw a character.</exception>
    public double Paragraph(string text, double x, double y, double width, TextStyle style, TextRole role = TextRole.Paragraph) =>
        Draw(TextBlock.Layout(text, style, width), x, y, role);

    /// <summary>A block measured before, with its upper left corner at a point.</summary>
    /// <param name="block">The text.</param>
    /// <param name="x">Left, in points.</param>
    /// <param name="y">Top, in points from the page's top.</param>
    /// <param name="role">What it is.</param>
    /// <returns>The y of its bottom.</returns>
    public double Draw(TextBlock block, double x, double y, TextRole role = TextRole.Paragraph)
    {
        Mark(role, () => DrawLines(block, x, y));
        return y + block.Height;
    }

    internal void DrawLines(TextBlock block, double x, double y)
    {
        var style = block.Style;
        var baseline = y + style.Baseline;
        foreach (var line in block.Lines)
        {
            var room = block.Width - line.Indent - line.Width;
            var spacing = style.LetterSpacing * style.Size;
            var left = x + line.Indent;
            if (style.Align == Align.Centre)
                left += room / 2;
            else if (style.Align == Align.Right)
                left += room;
            else if (style.Align == Align.Justify && !line.EndsParagraph && room > 0)
                spacing += Stretch(line.Text, room, style);
            Show(line.Text, left, baseline, style, spacing);
            baseline += block.LineHeight;
        }
    }

    /// <summary>A line that would gape is left ragged.</summary>
    private static double Stretch(string line, double room, TextStyle style)
    {
        var gaps = line.EnumerateRunes().Count() - 1;
        var each = gaps > 0 ? room / gaps : 0;
        return each <= style.Size * 0.15 ? each : 0;
    }

    private void Show(string text, double x, double baseline, TextStyle style, double spacing)
    {
        if (text.Length == 0)
            return;
        var isSpread = spacing > style.Size * 0.05;
        if (isSpread)
        {
            // Without this a reader that finds words by their gaps would copy “证 书”.
            Content.Write("/Span <</ActualText "u8);
            Content.Text(text);
            Content.Write(">> BDC\n"u8);
        }
        Content.Write($"BT {style.Colour} rg {spacing} Tc {x} {Height - baseline} Td ");
        foreach (var (drawn, piece) in style.Font.Runs(text))
        {
            var font = _document.FontOf(drawn);
            Content.Write($"/{font.ResourceName} {style.Size} Tf ");
            font.Encode(piece, Content);
            Content.Write(" Tj "u8);
        }

        Content.Write("ET\n"u8);
        if (isSpread)
            Content.Write("EMC\n"u8);
    }

    private void Mark(TextRole role, Action draw)
    {
        if (role == TextRole.Decoration)
        {
            Decorate(draw);
            return;
        }
        BeginMarked(_document.Structure.Add(role == TextRole.Title ? "H1" : "P"));
        draw();
        EndMarked();
    }
}
