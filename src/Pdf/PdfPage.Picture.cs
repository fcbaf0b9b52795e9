using OneStop.Pdf.Drawing;

namespace OneStop.Pdf;

public sealed partial class PdfPage
{
    /// <summary>A photograph, stretched over a rectangle.</summary>
    /// <param name="picture">The document carries it once, however often it is shown.</param>
    /// <param name="x">Left, in points.</param>
    /// <param name="y">Top, in points from the page's top.</param>
    /// <param name="width">In points.</param>
    /// <param name="height">In points.</param>
    /// <param name="alternative">What it shows, for those who do not see it.</param>
    public void Photo(Picture picture, double x, double y, double width, double height, string alternative) =>
        Figure(alternative, () => Content.Write($"{width} 0 0 {height} {x} {Height - y - height} cm /{_document.NameOf(picture)} Do\n"));
}
