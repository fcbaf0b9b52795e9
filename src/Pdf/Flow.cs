using OneStop.Pdf.Fonts;
using OneStop.Pdf.Text;

namespace OneStop.Pdf;

/// <summary>Blank edges of a page, in points.</summary>
/// <param name="Left">Left of the text.</param>
/// <param name="Top">Above the text.</param>
/// <param name="Right">Right of the text.</param>
/// <param name="Bottom">Below the text.</param>
public sealed record Margins(double Left, double Top, double Right, double Bottom)
{
    internal Margins(double all) : this(all, all, all, all)
    {
    }
}

/// <summary>Sets paragraphs and tables one below another on A4 pages and begins a new one when one is full.</summary>
/// <param name="document">Where pages are added.</param>
/// <param name="margins">Blank edges.</param>
/// <param name="onNewPage">Draws what every page has; the page and its number from 1.</param>
public sealed class Flow(PdfDocument document, Margins margins, Action<PdfPage, int>? onNewPage = null)
{
    private const int RowsThatGoAlong = 2;

    private PdfPage? _page;
    private int _count;

    /// <summary>The page written on now; the first one is added when it is first asked for.</summary>
    public PdfPage Page => _page ?? NewPage();

    /// <summary>Where the next thing begins, in points from the top.</summary>
    public double Y { get; set; }

    /// <summary>Where lines begin, in points from the page's left edge.</summary>
    public double Left => margins.Left;

    /// <summary>How long lines are, in points.</summary>
    public double Width => PageSize.A4.Width - margins.Left - margins.Right;

    private double Room => Page.Height - margins.Bottom - Y;

    private PdfPage NewPage()
    {
        _page = document.AddPage();
        Y = margins.Top;
        onNewPage?.Invoke(_page, ++_count);
        return _page;
    }

    /// <summary>Begins a new page unless so much room (in points) is left. Use it to keep a heading with what follows.</summary>
    public Flow Ensure(double height)
    {
        if (Room < height)
            NewPage();
        return this;
    }

    /// <summary>Leaves so much blank, in points; begins no page by itself.</summary>
    public Flow Space(double height)
    {
        Y += height;
        return this;
    }

    /// <summary>Text wrapped to <see cref="Width"/>, on as many pages as it takes.</summary>
    /// <param name="text">Line ends begin new paragraphs.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="role">What it is, for screen readers.</param>
    /// <exception cref="MissingGlyphException">The font cannot draw a character; nothing was drawn.</exception>
    public Flow Paragraph(string text, TextStyle style, TextRole role = TextRole.Paragraph)
    {
        var block = TextBlock.Layout(text, style, Width);
        for (var done = 0; done < block.Lines.Count;)
        {
            Ensure(block.LineHeight);
            var count = Math.Min(block.Lines.Count - done, Math.Max(1, (int)((Room + 0.01) / block.LineHeight)));
            Y = Page.Draw(block.Slice(done, count), Left, Y, role);
            done += count;
        }
        return this;
    }

    /// <summary>Rows are kept whole; one higher than a page begins a page and runs over its edge.</summary>
    /// <param name="table">As wide as <see cref="Width"/> or less.</param>
    /// <param name="headerRows">So many first rows are repeated on every page.</param>
    /// <param name="followed">Room in points for what follows and must not stand alone on a page, as a signature: the last rows go along with it.</param>
    public Flow Table(Table table, int headerRows = 0, double followed = 0)
    {
        var goesAlong = false;
        for (var done = 0; done < table.Rows.Count;)
        {
            Ensure(goesAlong ? double.PositiveInfinity : table.Rows[done].Height);
            if (done > 0 && headerRows > 0)
                Y = Page.Draw(table.Slice(0, headerRows), Left, Y);
            var (count, height) = (1, table.Rows[done].Height);
            while (done + count < table.Rows.Count && height + table.Rows[done + count].Height <= Room)
                height += table.Rows[done + count++].Height;
            goesAlong = done + count == table.Rows.Count && count > RowsThatGoAlong && Room - height < followed;
            if (goesAlong)
                count -= RowsThatGoAlong;
            Y = Page.Draw(table.Slice(done, count), Left, Y);
            done += count;
        }
        return this;
    }
}
