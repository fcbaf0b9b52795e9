using System.Numerics;
using OneStop.Pdf.Drawing;

namespace OneStop.Pdf.Fonts;

/// <summary>Turns a glyph into a path, for lettering that is a drawing and not text, such as a seal's.</summary>
internal static class GlyphOutline
{
    private const byte OnCurve = 1, ShortX = 2, ShortY = 4, Repeat = 8, SameX = 16, SameY = 32;

    /// <summary>Appends the glyph, one em high and standing on the baseline at the origin (y up), placed by <paramref name="placing"/>.</summary>
    public static void AppendTo(PathBuilder path, TrueTypeFont font, ushort glyph, Matrix3x2 placing) =>
        Append(path, font, glyph, Matrix3x2.CreateScale(1f / font.UnitsPerEm) * placing, depth: 0);

    private static void Append(PathBuilder path, TrueTypeFont font, ushort glyph, Matrix3x2 placing, int depth)
    {
        var data = font.Glyph(glyph);
        if (data.Length < 10 || depth > 8)
            return;
        if (!CompositeGlyph.Is(data))
        {
            AppendSimple(path, data, placing);
            return;
        }
        foreach (var part in CompositeGlyph.Parts(data))
        {
            var place = new Matrix3x2((float)part.A, (float)part.B, (float)part.C, (float)part.D, (float)part.X, (float)part.Y);
            Append(path, font, part.Glyph, place * placing, depth + 1);
        }
    }

    private static void AppendSimple(PathBuilder path, byte[] data, Matrix3x2 placing)
    {
        var reader = new FontReader(data);
        var contours = reader.Int16(0);
        if (contours == 0)
            return;
        var points = reader.UInt16(10 + (2 * (contours - 1))) + 1;
        var at = 10 + (2 * contours);
        at += 2 + reader.UInt16(at);

        var flags = new byte[points];
        for (var i = 0; i < points; i++)
        {
            var flag = flags[i] = data[at++];
            for (var repeats = (flag & Repeat) != 0 ? data[at++] : 0; repeats > 0; repeats--)
                flags[++i] = flag;
        }
        var xs = Coordinates(reader, data, flags, ShortX, SameX, ref at);
        var ys = Coordinates(reader, data, flags, ShortY, SameY, ref at);

        var first = 0;
        for (var c = 0; c < contours; c++)
        {
            var last = reader.UInt16(10 + (2 * c));
            AppendContour(path, flags, xs, ys, first, last, placing);
            first = last + 1;
        }
    }

    private static int[] Coordinates(FontReader reader, byte[] data, byte[] flags, byte isShort, byte isSame, ref int at)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isShort) != 0)
                value += (flags[i] & isSame) != 0 ? data[at++] : -data[at++];
            else if ((flags[i] & isSame) == 0)
            {
                value += reader.Int16(at);
                at += 2;
            }
            values[i] = value;
        }
        return values;
    }

    /// <summary>Between two control points TrueType leaves out the point on the curve: it is their middle.</summary>
    private static void AppendContour(PathBuilder path, byte[] flags, int[] xs, int[] ys, int first, int last, Matrix3x2 placing)
    {
        var count = last - first + 1;
        if (count < 3)
            return;
        Vector2 Point(int i) => Vector2.Transform(new Vector2(xs[first + (i % count)], ys[first + (i % count)]), placing);
        bool IsOn(int i) => (flags[first + (i % count)] & OnCurve) != 0;

        var start = 0;
        while (start < count && !IsOn(start))
            start++;
        var from = start < count ? Point(start) : (Point(0) + Point(count - 1)) / 2;
        start = start < count ? start + 1 : 0;
        path.MoveTo(from.X, from.Y);
        var home = from;
        for (var n = 0; n < count; n++)
        {
            var i = start + n;
            var point = Point(i);
            if (IsOn(i))
            {
                path.LineTo(point.X, point.Y);
                from = point;
                continue;
            }
            var isClosing = n >= count - 1;
            var to = isClosing ? home : IsOn(i + 1) ? Point(i + 1) : (point + Point(i + 1)) / 2;
            var c1 = from + ((point - from) * (2f / 3));
            var c2 = to + ((point - to) * (2f / 3));
            path.CurveTo(c1.X, c1.Y, c2.X, c2.Y, to.X, to.Y);
            from = to;
            if (!isClosing && IsOn(i + 1))
                n++;
        }
        path.Close();
    }
}
