using System.Numerics;
using System.Text;
using OneStop.Pdf.Drawing;
using OneStop.Pdf.Fonts;
using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Seals;

/// <summary>
/// A Chinese agency's round seal as a drawing: ring, five-pointed star, the agency's name on the arc above it
/// (国发〔1999〕25号: round, star in the middle, simplified characters in Song type, name around from left to right).
/// Make it once and keep it: the drawing is cut and compressed when first used.
/// </summary>
public sealed class OfficialSeal
{
    private readonly string _authority;
    private readonly string? _caption;
    private readonly string? _code;
    private readonly TrueTypeFont _font;
    private readonly Lazy<Form> _form;

    /// <summary>A seal for one agency. Whatever cannot be cut is refused here, not when a document is made.</summary>
    /// <param name="authority">The agency's full name; 4 to 30 characters.</param>
    /// <param name="font">A bold Song (serif) font.</param>
    /// <param name="caption">What the seal is for, in a line below the star, such as 电子证照专用章; null for the agency's main seal.</param>
    /// <param name="code">The seal's registered number along the lower edge, or null.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="MissingGlyphException">The font cannot cut a character of name, caption or code.</exception>
    public OfficialSeal(string authority, TrueTypeFont font, string? caption = null, string? code = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(authority);
        (_authority, _caption, _code, _font) = (authority, caption, code, font);
        foreach (var text in new[] { authority, caption, code })
            if (text is not null && new FontStack(font).FirstMissing(text) is { } missing)
                throw new MissingGlyphException(missing, font.Name);
        _form = new Lazy<Form>(() =>
        {
            const double edge = (Diameter / 2) + 1;
            return new Form(Draw(), -edge, -edge, edge, edge);
        });
    }

    /// <summary>In points: 42 mm, the size for departments of a city.</summary>
    internal const double Diameter = 42 * 72 / 25.4;

    /// <summary>The seal in words.</summary>
    internal string Description => $"{_authority}{_caption ?? "印章"}";

    /// <summary>Its origin is the seal's centre.</summary>
    internal Form Form => _form.Value;

    /// <summary>Measured on a seal of radius 1: ring 0.057 thick, star 0.333, as on seals of 42 mm (ring 1.2 mm, star 14 mm).</summary>
    private PdfBuffer Draw()
    {
        const double ring = 0.057, star = 0.333, golden = 0.381966;
        var output = new PdfBuffer(16 * 1024);
        const double radius = Diameter / 2;
        output.Write($"{Rgb.Cinnabar} RG {Rgb.Cinnabar} rg {ring * radius} w\n");
        new PathBuilder().Circle(0, 0, radius * (1 - (ring / 2))).WriteTo(output, pageHeight: null);
        output.Write("S\n"u8);
        var path = new PathBuilder();
        path.Star(0, _caption is null ? 0 : 0.03 * radius, star * radius, star * golden * radius, points: 5, up: 1);
        AppendAuthority(path, radius);
        if (_caption is not null)
            AppendCaption(path, _caption, radius);
        if (_code is not null)
            AppendCode(path, _code, radius);
        path.WriteTo(output, pageHeight: null);
        output.Write("f\n"u8);
        return output;
    }

    /// <summary>The more characters, the wider the arc and the narrower each of them, as seal cutters do it.</summary>
    private void AppendAuthority(PathBuilder path, double radius)
    {
        const double outer = 0.885;
        var characters = _authority.EnumerateRunes().ToList();
        var isFree = _caption is null && _code is null;
        var widest = double.DegreesToRadians(isFree ? 262 : 232);
        var step = Math.Min(double.DegreesToRadians(isFree ? 30 : 27), widest / Math.Max(1, characters.Count - 1));
        var height = double.Lerp(0.30, 0.25, Math.Clamp((characters.Count - 8) / 12.0, 0, 1));
        var width = Math.Min(0.86 * height, 0.92 * step * (outer - height));
        for (var i = 0; i < characters.Count; i++)
        {
            var angle = ((characters.Count - 1) / 2.0 - i) * step;
            Append(path, characters[i], radius, width, height, new Vector2(0, (float)(outer - (height / 2))), angle);
        }
    }

    private void AppendCaption(PathBuilder path, string caption, double radius)
    {
        const double below = -0.56, height = 0.185, room = 1.06;
        var width = new FontStack(_font).Measure(caption);
        var em = Math.Min(height, room / width);
        var x = -em * width / 2;
        foreach (var character in caption.EnumerateRunes())
        {
            var advance = em * _font.Advance(_font.GlyphOf(character)) / _font.UnitsPerEm;
            Append(path, character, radius, em * 0.96, height, new Vector2((float)(x + (advance / 2)), (float)below), angle: 0);
            x += advance;
        }
    }

    private void AppendCode(PathBuilder path, string code, double radius)
    {
        const double height = 0.095, middle = -0.865;
        var step = double.DegreesToRadians(5.2);
        for (var i = 0; i < code.Length; i++)
            Append(path, new Rune(code[i]), radius, height, height, new Vector2(0, (float)middle), (i - ((code.Length - 1) / 2.0)) * step);
    }

    /// <summary>One character in a box around <paramref name="centre"/>, then turned about the seal's centre.</summary>
    private void Append(PathBuilder path, Rune character, double radius, double width, double height, Vector2 centre, double angle)
    {
        const float boxMiddle = 0.38f;
        var glyph = _font.GlyphOf(character);
        var advance = (float)_font.Advance(glyph) / _font.UnitsPerEm;
        var placing = Matrix3x2.CreateTranslation(-advance / 2, -boxMiddle)
            * Matrix3x2.CreateScale((float)width, (float)height)
            * Matrix3x2.CreateTranslation(centre)
            * Matrix3x2.CreateRotation((float)angle)
            * Matrix3x2.CreateScale((float)radius);
        GlyphOutline.AppendTo(path, _font, glyph, placing);
    }
}
