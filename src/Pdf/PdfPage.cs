using OneStop.Pdf.Drawing;
using OneStop.Pdf.Writing;

namespace OneStop.Pdf;

/// <summary>One page to draw on. The origin is the top left corner, y grows downwards, lengths are points.</summary>
public sealed partial class PdfPage
{
    private readonly PdfDocument _document;

    internal PdfPage(PdfDocument document, PageSize size) => (_document, Size) = (document, size);

    public PageSize Size { get; }

    public double Width => Size.Width;

    public double Height => Size.Height;

    internal PdfBuffer Content { get; } = new(8 * 1024);

    /// <summary>The structure element of each piece of marked content, by its number.</summary>
    internal List<StructureElement> Marked { get; } = [];

    internal PdfRef Id { get; set; }

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

    /// <summary>Opens a run of marked content that belongs to a structure element.</summary>
    internal void BeginMarked(StructureElement element)
    {
        element.Content = (this, Marked.Count);
        Content.Write($"/{element.Type} <</MCID {Marked.Count}>> BDC\n");
        Marked.Add(element);
    }

    internal void EndMarked() => Content.Write("EMC\n"u8);

    /// <summary>Draws something that has no meaning for a reader: lines, frames, backgrounds.</summary>
    private void Decorate(Action draw)
    {
        Content.Write("/Artifact BMC q\n"u8);
        draw();
        Content.Write("Q EMC\n"u8);
    }
}
