using System.Globalization;

namespace OneStop.Pdf.Drawing;

/// <summary>An sRGB colour.</summary>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    public static readonly Rgb Black;
    public static readonly Rgb White = new(255, 255, 255);

    /// <summary>The colour of seal paste.</summary>
    public static readonly Rgb Cinnabar = new(0xC4, 0x2B, 0x1C);

    /// <param name="hex">Six hexadecimal digits, with or without #.</param>
    /// <exception cref="FormatException"/>
    public static Rgb Parse(string hex)
    {
        var value = int.Parse(hex.AsSpan().TrimStart('#'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }
}

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">The line's colour.</param>
/// <param name="Width">In points.</param>
/// <param name="Dash">Lengths of dash and gap in points; null for an unbroken line.</param>
public sealed record Stroke(Rgb Colour, double Width, (double On, double Off)? Dash = null);
