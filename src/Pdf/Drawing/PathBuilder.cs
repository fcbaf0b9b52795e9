using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Drawing;

/// <summary>
/// A vector path: lines, cubic Bézier curves and the usual shapes, in points and in the coordinates of where it will be
/// drawn (on a <see cref="Canvas"/> from its top left corner, y downwards). Every call returns the same builder.
/// </summary>
public sealed class PathBuilder
{
    /// <summary>Distance of the control points that makes four Bézier curves a circle.</summary>
    private const double Kappa = 0.5522847498;

    private readonly List<(char Operator, int At)> _segments = [];
    private readonly List<double> _coordinates = [];

    internal PathBuilder MoveTo(double x, double y) => Add('m', x, y);

    internal PathBuilder LineTo(double x, double y) => Add('l', x, y);

    internal PathBuilder CurveTo(double x1, double y1, double x2, double y2, double x, double y) => Add('c', x1, y1, x2, y2, x, y);

    internal PathBuilder Close() => Add('h');

    /// <summary>A closed rectangle with its upper left corner at (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public PathBuilder Rectangle(double x, double y, double width, double height) => Add('r', x, y, width, height);

    internal PathBuilder RoundedRectangle(double x, double y, double width, double height, double radius)
    {
        var (r, k) = (radius, radius * (1 - Kappa));
        var (right, bottom) = (x + width, y + height);
        return MoveTo(x + r, y).LineTo(right - r, y).CurveTo(right - k, y, right, y + k, right, y + r)
            .LineTo(right, bottom - r).CurveTo(right, bottom - k, right - k, bottom, right - r, bottom)
            .LineTo(x + r, bottom).CurveTo(x + k, bottom, x, bottom - k, x, bottom - r)
            .LineTo(x, y + r).CurveTo(x, y + k, x + k, y, x + r, y).Close();
    }

    internal PathBuilder Circle(double x, double y, double radius) =>
        RoundedRectangle(x - radius, y - radius, 2 * radius, 2 * radius, radius);

    /// <summary>A star whose first point is straight up.</summary>
    /// <param name="x">Centre.</param>
    /// <param name="y">Centre.</param>
    /// <param name="radius">To the points.</param>
    /// <param name="inner">To the corners between them.</param>
    /// <param name="points">Number of points.</param>
    /// <param name="up">-1 on a page, where y grows downwards.</param>
    internal PathBuilder Star(double x, double y, double radius, double inner, int points, int up)
    {
        for (var i = 0; i < 2 * points; i++)
        {
            var (sin, cos) = Math.SinCos(Math.PI * i / points);
            var r = i % 2 == 0 ? radius : inner;
            Add(i == 0 ? 'm' : 'l', x + (r * sin), y + (up * r * cos));
        }
        return Close();
    }

    /// <param name="output">Where to.</param>
    /// <param name="pageHeight">Turns y around for a page; null where y already grows upwards.</param>
    internal void WriteTo(PdfBuffer output, double? pageHeight)
    {
        var coordinates = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_coordinates);
        double Y(double y) => pageHeight is { } height ? height - y : y;
        foreach (var (op, at) in _segments)
        {
            var c = coordinates[at..];
            if (op is 'm')
                output.Write($"{c[0]} {Y(c[1])} m\n");
            else if (op is 'l')
                output.Write($"{c[0]} {Y(c[1])} l\n");
            else if (op is 'c')
                output.Write($"{c[0]} {Y(c[1])} {c[2]} {Y(c[3])} {c[4]} {Y(c[5])} c\n");
            else if (op is 'r')
                output.Write($"{c[0]} {(pageHeight is null ? c[1] : Y(c[1] + c[3]))} {c[2]} {c[3]} re\n");
            else
                output.Write("h\n"u8);
        }
    }

    private PathBuilder Add(char op, params ReadOnlySpan<double> coordinates)
    {
        _segments.Add((op, _coordinates.Count));
        _coordinates.AddRange(coordinates);
        return this;
    }
}
