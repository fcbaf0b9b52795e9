using System.Text;

namespace OneStop.Pdf.Fonts;

/// <summary>
/// A font, and others for what it cannot draw: characters are drawn in the first that has them, as a browser does. A font
/// of rare characters behind an ordinary one is opened when the first such character comes.
/// </summary>
/// <param name="first">Draws whatever it can.</param>
/// <param name="others">Asked in this order.</param>
public sealed class FontStack(TrueTypeFont first, params IReadOnlyList<Lazy<TrueTypeFont>> others)
{
    /// <summary>A font alone.</summary>
    public static implicit operator FontStack(TrueTypeFont font) => new(font);

    /// <summary>The font whose look the text has.</summary>
    public TrueTypeFont First => first;

    /// <summary>
    /// The first character of the text that none of the fonts can draw, or null; line ends are not drawn. Ask before accepting a
    /// name that must later be printed.
    /// </summary>
    public Rune? FirstMissing(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is not ('\n' or '\r') && Find(rune) is null)
                return rune;
        return null;
    }

    /// <summary>The font that draws the character.</summary>
    /// <exception cref="MissingGlyphException">None of them can.</exception>
    internal TrueTypeFont Of(Rune character) => Find(character) ?? throw new MissingGlyphException(character, first.Name);

    /// <summary>Width of a character, in em.</summary>
    /// <exception cref="MissingGlyphException">None of the fonts can draw it.</exception>
    internal double Advance(Rune character)
    {
        var font = Of(character);
        return (double)font.Advance(font.GlyphOf(character)) / font.UnitsPerEm;
    }

    /// <summary>Width of the text on one line, in em.</summary>
    /// <exception cref="MissingGlyphException">None of the fonts can draw a character.</exception>
    internal double Measure(ReadOnlySpan<char> text)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
            width += Advance(rune);
        return width;
    }

    /// <summary>The text in pieces that one font draws each, in order.</summary>
    /// <exception cref="MissingGlyphException">None of the fonts can draw a character.</exception>
    internal IEnumerable<(TrueTypeFont Font, string Text)> Runs(string text)
    {
        var (start, at, font) = (0, 0, first);
        foreach (var rune in text.EnumerateRunes())
        {
            var own = Of(rune);
            if (own != font && at > start)
                yield return (font, text[start..at]);
            if (own != font)
                (start, font) = (at, own);
            at += rune.Utf16SequenceLength;
        }

        if (at > start)
            yield return (font, text[start..at]);
    }

    private TrueTypeFont? Find(Rune character) => first.Covers(character) ? first : others.FirstOrDefault(f => f.Value.Covers(character))?.Value;
}
