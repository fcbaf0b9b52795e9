using OneStop.Pdf;
using OneStop.Pdf.Drawing;

namespace OneStop.Certificates.Layouts;

/// <summary>The frame of a licence: woven border, corner rosettes, a pale rosette under the text.</summary>
internal static class LicenceFrame
{
    private static readonly PageSize Paper = PageSize.A4.Landscape;
    private static readonly Rgb Gold = Rgb.Parse("a98244");
    private static readonly Rgb PaleGold = Rgb.Parse("e4d3b1");
    private static readonly Rgb Cream = Rgb.Parse("fdfaf3");
    private static readonly Rgb Watermark = Rgb.Parse("f3ead8");

    public static readonly Artwork Drawing = new(Paper.Width, Paper.Height, Draw);

    private static void Draw(Canvas canvas)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        canvas.Fill(new PathBuilder().Rectangle(8.Mm(), 8.Mm(), width - 16.Mm(), height - 16.Mm()), Cream);
        canvas.Draw(Guilloche.Rosette(width / 2, (height / 2) + 5.Mm(), 68.Mm(), 13.Mm(), 24, 9), new Stroke(Watermark, 0.4));
        Border(canvas, 8.Mm(), new Stroke(Gold, 1.6));
        var middle = 12.4.Mm();
        canvas.Draw(Guilloche.Frame(middle, middle, width - (2 * middle), height - (2 * middle), 2.9.Mm(), 8.6.Mm(), 10), new Stroke(Gold, 0.3));
        Border(canvas, 16.6.Mm(), new Stroke(Gold, 0.7));
        Border(canvas, 17.6.Mm(), new Stroke(PaleGold, 0.5));
        foreach (var (x, y) in new[] { (middle, middle), (width - middle, middle), (middle, height - middle), (width - middle, height - middle) })
        {
            canvas.Fill(new PathBuilder().Rectangle(x - 3.9.Mm(), y - 3.9.Mm(), 7.8.Mm(), 7.8.Mm()), Cream);
            canvas.Draw(Guilloche.Rosette(x, y, 3.8.Mm(), 0.8.Mm(), 8, 6), new Stroke(Gold, 0.3));
        }
    }

    private static void Border(Canvas canvas, double inset, Stroke stroke) =>
        canvas.Draw(new PathBuilder().Rectangle(inset, inset, canvas.Width - (2 * inset), canvas.Height - (2 * inset)), stroke);
}
