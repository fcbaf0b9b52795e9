namespace OneStop.Pdf.Writing;

/// <summary>A drawing that a document carries once and shows wherever it is wanted (form XObject). Compressed when made.</summary>
internal sealed class Form(PdfBuffer drawing, double left, double bottom, double right, double top)
{
    private readonly byte[] _deflated = PdfWriter.Deflate(drawing.Written);

    public PdfRef WriteTo(PdfWriter writer) => writer.RawStream(FormattableString.Invariant(
        $"/Type /XObject /Subtype /Form /BBox [{left:0.###} {bottom:0.###} {right:0.###} {top:0.###}] /Resources << >> /Filter /FlateDecode"), _deflated);
}
