using OneStop.Pdf;
using OneStop.Pdf.Drawing;
using OneStop.Pdf.Text;

namespace OneStop.Certificates.Layouts;

/// <summary>
/// A licence: A4 on its side, framed; title in the middle, number left and QR code right of it, two columns of stretched
/// labels with their values, the issuing body and the date under the seal. Text shrinks until it fits, never below 8 points.
/// </summary>
internal static class LicenceLayout
{
    private const double SideMargin = 74;
    private const double Gutter = 34;
    private const double BodyTop = 178;
    private const double BodyBottom = 424;
    private const double QrSize = 66;
    private const double PhotoWidth = 106;
    private const double PhotoHeight = 112;
    private const double PhotoGap = 20;
    private const int LabelCharacters = 6;
    private const double LineHeight = 1.5;
    private const double RemarkSize = 0.72;
    private const double RemarkDrop = 1.05;

    public static SealPlace Draw(PdfDocument document, Fonts fonts, IssuedSheet sheet)
    {
        var page = document.AddPage(PageSize.A4.Landscape);
        page.Draw(LicenceFrame.Drawing);
        Head(page, fonts, sheet);
        Body(page, fonts, [.. AsideLabels.Others(sheet)], sheet.Photo is { } photo ? Photo(page, photo) + PhotoGap : 0);
        Foot(page, fonts, sheet);
        return Signature(page, fonts, sheet);
    }

    private static void Head(PdfPage page, Fonts fonts, IssuedSheet sheet)
    {
        page.Text($"{AsideLabels.NumberOf(sheet)}：{sheet.Number}", SideMargin, 80, new(fonts.Serif, 11) { Colour = Paint.Ink });
        var count = sheet.Title.EnumerateRunes().Count();
        var spacing = count <= 4 ? 0.55 : count <= 7 ? 0.22 : 0.08;
        var style = new TextStyle(fonts.SerifBold, 42) { Colour = Paint.Ink, Align = Align.Centre, LetterSpacing = spacing };
        var room = page.Width - (2 * (SideMargin + QrSize + 24));
        if (style.Measure(sheet.Title) is var width && width > room)
            style = style with { Size = style.Size * room / width };
        page.Text(sheet.Title, page.Width / 2, 132, style, TextRole.Title);

        var left = page.Width - SideMargin - QrSize;
        Paint.Qr(page, sheet, left, 62, QrSize);
        var small = new TextStyle(fonts.Sans, 7.4) { Colour = Paint.Soft, Align = Align.Centre };
        var words = Paint.CheckWords(sheet);
        page.Text(words[0], left + (QrSize / 2), 62 + QrSize + 15, small);
        page.Text(words[1], left + (QrSize / 2), 62 + QrSize + 25, small with { Size = 6.6 });
    }

    /// <summary>At the right of the lines, in its own proportions.</summary>
    /// <returns>Its width.</returns>
    private static double Photo(PdfPage page, Picture photo)
    {
        var scale = Math.Min(PhotoWidth / photo.Width, PhotoHeight / photo.Height);
        var (width, height) = (photo.Width * scale, photo.Height * scale);
        page.Photo(photo, page.Width - SideMargin - width, BodyTop, width, height, "持证人照片");
        return width;
    }

    /// <param name="beside">What the photo takes of the width.</param>
    private static void Body(PdfPage page, Fonts fonts, IReadOnlyList<KeyValuePair<string, string>> lines, double beside)
    {
        for (var size = 14.0; ; size -= 0.5)
        {
            var column = (page.Width - (2 * SideMargin) - Gutter - beside) / 2;
            var style = new TextStyle(fonts.Serif, size) { Colour = Paint.Ink, LineHeight = LineHeight };
            var rows = lines.Select(l => new Row(l.Key, TextBlock.Layout(l.Value, style, column - LabelWidth(size)))).ToList();
            var gap = size * 0.72;
            var split = Split(rows, gap);
            var height = Math.Max(Height(rows.Take(split), gap), Height(rows.Skip(split), gap));
            if (height > BodyBottom - BodyTop && size > 8)
                continue;
            // Few lines stand further apart, up to a point.
            gap += Math.Clamp((BodyBottom - BodyTop - height) / Math.Max(1, Math.Max(split, rows.Count - split)), 0, size * 0.7);
            var label = new TextStyle(fonts.SerifBold, size) { Colour = Paint.Ink };
            DrawColumn(page, rows.Take(split), SideMargin, size, gap, label);
            DrawColumn(page, rows.Skip(split), SideMargin + column + Gutter, size, gap, label);
            return;
        }
    }

    private static double LabelWidth(double size) => size * (LabelCharacters + 1.2);

    private static double Height(IEnumerable<Row> rows, double gap) => rows.Sum(r => r.Height + gap) - gap;

    /// <summary>The first column takes rows until the second would be the shorter one.</summary>
    private static int Split(List<Row> rows, double gap)
    {
        var best = rows.Count;
        for (var at = rows.Count; at >= 1; at--)
        {
            if (Math.Max(Height(rows.Take(at), gap), Height(rows.Skip(at), gap)) <= Math.Max(Height(rows.Take(best), gap), Height(rows.Skip(best), gap)))
                best = at;
        }

        return best;
    }

    private static void DrawColumn(PdfPage page, IEnumerable<Row> rows, double x, double size, double gap, TextStyle label)
    {
        var y = BodyTop;
        foreach (var row in rows)
        {
            DrawLabel(page, row, x, y + (size * ((LineHeight / 2) + 0.38)), label);
            page.Draw(row.Value, x + LabelWidth(size), y);
            y += row.Height + gap;
        }
    }

    private static void DrawLabel(PdfPage page, Row row, double x, double baseline, TextStyle label)
    {
        var room = label.Size * LabelCharacters;
        if (label.Measure(row.Name) is var width && width > room)
            page.Text(row.Name, x, baseline, label with { Size = label.Size * room / width });
        else
            Paint.Label(page, row.Name, x, baseline, label, LabelCharacters);
        if (row.Remark is not null)
            page.Text(row.Remark, x + (room / 2), baseline + (label.Size * RemarkDrop), label with { Size = label.Size * RemarkSize, Align = Align.Centre });
    }

    private static SealPlace Signature(PdfPage page, Fonts fonts, IssuedSheet sheet)
    {
        var style = new TextStyle(fonts.Serif, 14) { Colour = Paint.Ink, Align = Align.Centre };
        var centre = page.Width - SideMargin - 100;
        page.Text(AsideLabels.IssuerOf(sheet), centre - 96, 466, style with { Align = Align.Right, Font = fonts.SerifBold });
        page.Text(sheet.DepartmentName, centre, 466, style);
        // The date stands in the opening of the seal below the star, where it can still be read.
        page.Text(Paint.Date(sheet.Date), centre, 501, style with { Size = 13 });
        return new(page, centre, 464);
    }

    private static void Foot(PdfPage page, Fonts fonts, IssuedSheet sheet)
    {
        var small = new TextStyle(fonts.Sans, 7.6) { Colour = Paint.Soft };
        if (sheet.Statement is { Length: > 0 } statement)
        {
            var block = TextBlock.Layout(statement, new(fonts.Serif, 9.5) { Colour = Paint.Soft, LineHeight = 1.6 }, 360);
            page.Draw(block, SideMargin, Math.Max(450, 500 - block.Height));
        }

        page.Text("本证照为电子证照，盖有电子印章，与纸质证照具有同等效力。", SideMargin, 522, small);
        if (sheet.Identifier is not null)
            page.Text($"电子证照标识 {sheet.Identifier}", SideMargin, 534, small);
    }

    /// <summary>A label may have a remark in brackets, which goes below it: 法定代表人（经营者）.</summary>
    private sealed class Row
    {
        public Row(string label, TextBlock value)
        {
            var bracket = label.Length > LabelCharacters ? label.IndexOf('（', StringComparison.Ordinal) : -1;
            (Name, Remark) = bracket > 0 ? (label[..bracket], label[bracket..]) : (label, null);
            (Value, Height) = (value, Math.Max(value.Height, Remark is null ? 0 : value.Style.Size * (LineHeight + RemarkDrop - 0.1)));
        }

        public string Name { get; }
        public string? Remark { get; }
        public TextBlock Value { get; }
        public double Height { get; }
    }
}
