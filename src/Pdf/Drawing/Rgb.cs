using System.Globalization;

namespace OneStop.Pdf.Drawing;

/// <summary>An sRGB colour (IEC 61966-2-1), 0 to 255 each: what the document's output intent says its colours are.</summary>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    internal static readonly Rgb Black;
    /// <summary>Paper white.</summary>
    public static readonly Rgb White = new(255, 255, 255);

    /// <summary>The colour of seal paste.</summary>
    internal static readonly Rgb Cinnabar = new(0xC4, 0x2B, 0x1C);

    /// <summary>A colour as style sheets write it.</summary>
    /// <param name="hex">Six hexadecimal digits, with or without #.</param>
    /// <exception cref="FormatException"><paramref name="hex"/> is no hexadecimal number.</exception>
    public static Rgb Parse(string hex)
    {
        var value = int.Parse(hex.AsSpan().TrimStart('#'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }
}

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">The line's colour.</param>
/// <param name="Width">In points.</param>
public sealed record Stroke(Rgb Colour, double Width);
