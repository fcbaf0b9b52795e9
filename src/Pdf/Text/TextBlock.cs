using System.Text;
using OneStop.Pdf.Fonts;

namespace OneStop.Pdf.Text;

/// <summary>One line of a block.</summary>
/// <param name="Text">What stands on the line, without the spaces at its end.</param>
/// <param name="Width">In points.</param>
/// <param name="Indent">In points.</param>
/// <param name="EndsParagraph">The last line of a paragraph is never stretched.</param>
public readonly record struct TextLine(string Text, double Width, double Indent, bool EndsParagraph);

/// <summary>Text wrapped to a width and measured, ready to be drawn anywhere. Line ends in the text begin new paragraphs.</summary>
public sealed class TextBlock
{
    private readonly List<TextLine> _lines = [];

    private TextBlock(TextStyle style, double width) => (Style, Width) = (style, width);

    /// <summary>How it looks.</summary>
    public TextStyle Style { get; }

    /// <summary>What it was wrapped to, in points; lines may be shorter.</summary>
    internal double Width { get; }

    /// <summary>From top to bottom; at least one.</summary>
    public IReadOnlyList<TextLine> Lines => _lines;

    internal double LineHeight => Style.Size * Style.LineHeight;

    /// <summary>From the first line's top to the last one's bottom, in points.</summary>
    public double Height => _lines.Count * LineHeight;

    /// <summary>Breaks the text into lines by the rules of Chinese typesetting (GB/T 15834-2011; W3C CLREQ).</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="width">In points. A word wider than this is broken where it must.</param>
    /// <exception cref="MissingGlyphException">None of the fonts can draw a character.</exception>
    public static TextBlock Layout(string text, TextStyle style, double width)
    {
        var block = new TextBlock(style, width);
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
            block.Wrap(paragraph);
        return block;
    }

    /// <summary>Part of the block, for a page that holds no more.</summary>
    internal TextBlock Slice(int first, int count)
    {
        var part = new TextBlock(Style, Width);
        part._lines.AddRange(_lines.Skip(first).Take(count));
        return part;
    }

    private void Wrap(string text)
    {
        var indent = Style.Indent * Style.Size;
        var room = Width - indent;
        int start = 0, fits = 0, at = 0;
        double width = 0;
        Rune previous = default;
        foreach (var rune in text.EnumerateRunes())
        {
            if (at > start && LineBreaks.Allowed(previous, rune))
                fits = at;
            var advance = Style.Size * Style.Font.Advance(rune);
            var hanging = LineBreaks.EndsInBlank(rune) ? Style.Size / 2 : 0;
            while (width + advance - hanging > room + 0.001 && at > start && !LineBreaks.IsSpace(rune))
            {
                // Nothing that fits may end here: a word longer than the line is cut.
                var end = fits > start ? fits : at;
                Add(text, start, end, indent, isLast: false);
                (start, fits, indent, room) = (end, end, 0, Width);
                width = start < at ? Style.Measure(text.AsSpan(start, at - start)) + (Style.LetterSpacing * Style.Size) : 0;
            }
            width += advance + (Style.LetterSpacing * Style.Size);
            at += rune.Utf16SequenceLength;
            previous = rune;
        }
        Add(text, start, text.Length, indent, isLast: true);
    }

    private void Add(string text, int start, int end, double indent, bool isLast)
    {
        var line = text[start..end].TrimEnd(' ', '\u3000');
        _lines.Add(new TextLine(line, Style.Measure(line), indent, isLast));
    }
}
