using System.Text;

namespace OneStop.Pdf.Fonts;

/// <summary>A text needs a character that the font cannot draw. The document is refused rather than showing an empty box.</summary>
public sealed class MissingGlyphException(Rune character, string fontName)
    : Exception($"Font {fontName} has no glyph for “{character}” (U+{character.Value:X4}).")
{
    /// <summary>The first character that is missing.</summary>
    public Rune Character { get; } = character;
}
