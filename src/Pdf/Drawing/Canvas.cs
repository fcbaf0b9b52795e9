using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Drawing;

/// <summary>Something to draw shapes on. The origin is the top left corner, y grows downwards, lengths are points.</summary>
public abstract class Canvas
{
    private protected Canvas(double width, double height) => (Width, Height) = (width, height);

    public double Width { get; }

    public double Height { get; }

    internal PdfBuffer Content { get; } = new(8 * 1024);

    public void Fill(PathBuilder path, Rgb colour) => Decorate(() =>
    {
        Content.Write($"{colour} rg\n");
        path.WriteTo(Content, Height);
        Content.Write("f\n"u8);
    });

    public void Draw(PathBuilder path, Stroke stroke) => Decorate(() =>
    {
        Content.Write($"{stroke.Colour} RG {stroke.Width} w ");
        if (stroke.Dash is var (on, off))
            Content.Write($"[{on} {off}] 0 d ");
        path.WriteTo(Content, Height);
        Content.Write("S\n"u8);
    });

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) =>
        Draw(new PathBuilder().MoveTo(x1, y1).LineTo(x2, y2), stroke);

    /// <summary>Draws something that has no meaning for a reader: lines, frames, backgrounds.</summary>
    private protected abstract void Decorate(Action draw);
}
