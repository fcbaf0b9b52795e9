using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Drawing;

/// <summary>
/// A drawing without text that many documents share, such as a certificate's frame: drawn and compressed once,
/// when first used, and then only copied. Keep it for the life of the process.
/// </summary>
public sealed class Artwork
{
    private readonly Lazy<Form> _form;

    /// <summary>A drawing of that size; nothing is drawn yet.</summary>
    /// <param name="width">In points.</param>
    /// <param name="height">In points.</param>
    /// <param name="draw">Draws on the canvas; called once.</param>
    public Artwork(double width, double height, Action<Canvas> draw) => _form = new Lazy<Form>(() =>
    {
        var sheet = new Sheet(width, height);
        draw(sheet);
        return new Form(sheet.Content, 0, 0, width, height);
    });

    internal Form Form => _form.Value;

    private sealed class Sheet(double width, double height) : Canvas(width, height)
    {
        private protected override void Decorate(Action draw)
        {
            Content.Write("q\n"u8);
            draw();
            Content.Write("Q\n"u8);
        }
    }
}
