using OneStop.Pdf.Drawing;
using OneStop.Pdf.Writing;

namespace OneStop.Pdf;

/// <summary>
/// One page to draw on, from its top left corner, y downwards, in points. What is drawn later lies above; screen readers read in
/// the order of drawing. Shapes say nothing to them, texts, tables and pictures do.
/// </summary>
public sealed partial class PdfPage : Canvas
{
    private readonly PdfDocument _document;

    internal PdfPage(PdfDocument document, PageSize size)
        : base(size.Width, size.Height) => _document = document;

    /// <summary>The structure element of each piece of marked content, by its number.</summary>
    internal List<StructureElement> Marked { get; } = [];

    internal PdfRef Id { get; set; }

    /// <summary>Shows a shared drawing with its lower left corner in the page's.</summary>
    public void Draw(Artwork artwork) => Decorate(() => Content.Write($"/{_document.NameOf(artwork.Form)} Do\n"));

    /// <summary>Opens a run of marked content that belongs to a structure element.</summary>
    internal void BeginMarked(StructureElement element)
    {
        element.Content = (this, Marked.Count);
        Content.Write($"/{element.Type} <</MCID {Marked.Count}>> BDC\n");
        Marked.Add(element);
    }

    internal void EndMarked() => Content.Write("EMC\n"u8);

    private protected override void Decorate(Action draw)
    {
        Content.Write("/Artifact BMC q\n"u8);
        draw();
        Content.Write("Q EMC\n"u8);
    }
}
