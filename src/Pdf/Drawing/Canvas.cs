using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Drawing;

/// <summary>Something to draw shapes on. The origin is the top left corner, y grows downwards, lengths are points.</summary>
public abstract class Canvas
{
    private protected Canvas(double width, double height) => (Width, Height) = (width, height);

    /// <summary>In points.</summary>
    public double Width { get; }

    /// <summary>In points.</summary>
    public double Height { get; }

    internal PdfBuffer Content { get; } = new(8 * 1024);

    /// <summary>Fills the path by the nonzero winding rule (ISO 32000-1, 8.5.3.3.2); open parts are closed.</summary>
    public void Fill(PathBuilder path, Rgb colour) => Decorate(() =>
    {
        Content.Write($"{colour} rg\n");
        path.WriteTo(Content, Height);
        Content.Write("f\n"u8);
    });

    /// <summary>Draws along the path, half of the stroke on each side of it.</summary>
    public void Draw(PathBuilder path, Stroke stroke) => Decorate(() =>
    {
        Content.Write($"{stroke.Colour} RG {stroke.Width} w ");
        path.WriteTo(Content, Height);
        Content.Write("S\n"u8);
    });

    /// <summary>A straight line from (<paramref name="x1"/>, <paramref name="y1"/>) to (<paramref name="x2"/>, <paramref name="y2"/>).</summary>
    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) =>
        Draw(new PathBuilder().MoveTo(x1, y1).LineTo(x2, y2), stroke);

    /// <summary>Draws something that has no meaning for a reader: lines, frames, backgrounds.</summary>
    private protected abstract void Decorate(Action draw);
}
