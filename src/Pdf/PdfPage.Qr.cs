using OneStop.Pdf.Drawing;
using OneStop.Pdf.Writing;
using QRCoder;

namespace OneStop.Pdf;

public sealed partial class PdfPage
{
    private const int QuietModules = 4;

    /// <summary>A QR code (ISO/IEC 18004) drawn as vectors, error correction M.</summary>
    /// <param name="content">What it says; for an address use ASCII.</param>
    /// <param name="x">Left, in points.</param>
    /// <param name="y">Top, in points from the page's top.</param>
    /// <param name="size">Side of the code itself in points. Keep four modules around it blank.</param>
    /// <param name="alternative">What the code is, for those who do not see it.</param>
    public void QrCode(string content, double x, double y, double size, string alternative)
    {
        var matrix = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M).ModuleMatrix;
        var count = matrix.Count - (2 * QuietModules);
        var module = size / count;
        var path = new PathBuilder();
        for (var row = 0; row < count; row++)
        {
            var bits = matrix[row + QuietModules];
            for (var column = 0; column < count; column++)
            {
                var run = 0;
                while (column + run < count && bits[column + run + QuietModules])
                    run++;
                if (run > 0)
                    path.Rectangle(x + (column * module), y + (row * module), run * module, module);
                column += run;
            }
        }
        Figure(alternative, () =>
        {
            Content.Write($"{Rgb.Black} rg\n");
            path.WriteTo(Content, Height);
            Content.Write("f\n"u8);
        });
    }

    /// <summary>A form drawn with its centre at a point; multiplied onto what lies below, as ink is.</summary>
    internal void Stamp(string form, double x, double y, string alternative) =>
        Figure(alternative, () => Content.Write($"/{PdfResources.InkState} gs 1 0 0 1 {x} {Height - y} cm /{form} Do\n"));

    private void Figure(string alternative, Action draw)
    {
        BeginMarked(_document.Structure.Add("Figure", alternative));
        Content.Write("q\n"u8);
        draw();
        Content.Write("Q\n"u8);
        EndMarked();
    }
}
