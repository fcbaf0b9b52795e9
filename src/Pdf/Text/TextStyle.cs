using OneStop.Pdf.Drawing;
using OneStop.Pdf.Fonts;

namespace OneStop.Pdf.Text;

/// <summary>Where lines stand in their width.</summary>
public enum Align
{
    /// <summary>Flush left, ragged right.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>Flush right.</summary>
    Right,

    /// <summary>Flush on both sides but for a paragraph's last line; a line that would gape is left ragged.</summary>
    Justify,
}

/// <summary>How text looks.</summary>
/// <param name="Font">The font, and those for what it cannot draw.</param>
/// <param name="Size">In points.</param>
public sealed record TextStyle(FontStack Font, double Size)
{
    /// <summary>Black unless said otherwise.</summary>
    public Rgb Colour { get; init; } = Rgb.Black;

    /// <summary>Flush left unless said otherwise.</summary>
    public Align Align { get; init; }

    /// <summary>Added after each character, in em.</summary>
    public double LetterSpacing { get; init; }

    /// <summary>Distance of baselines, as a multiple of the size.</summary>
    public double LineHeight { get; init; } = 1.6;

    /// <summary>Indent of a paragraph's first line, in em; Chinese prose has 2.</summary>
    public double Indent { get; init; }

    /// <summary>Distance from the top of a line's box to its baseline, in points.</summary>
    internal double Baseline => Size * ((LineHeight / 2) + 0.38);

    /// <summary>Width of the text on one line, in points.</summary>
    /// <exception cref="MissingGlyphException">None of the fonts can draw a character.</exception>
    public double Measure(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return Size * (Font.Measure(text) + (LetterSpacing * Math.Max(0, count - 1)));
    }
}
