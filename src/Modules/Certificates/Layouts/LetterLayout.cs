using OneStop.Contracts.Certificates;
using OneStop.Pdf;
using OneStop.Pdf.Drawing;
using OneStop.Pdf.Text;

namespace OneStop.Certificates.Layouts;

/// <summary>
/// A letter of an authority: approval, receipt, notice. Margins and order of parts after GB/T 9704-2012 (title, number,
/// addressee, text, signature with the date under the seal); as many pages as it takes.
/// </summary>
internal static class LetterLayout
{
    private static readonly Margins Edges = new(28.Mm(), 30.Mm(), 26.Mm(), 34.Mm());
    private const double BodySize = 13.5, AboveSignature = 24;
    private static readonly double SignatureHeight = 41.Mm();

    public static SealPlace Draw(PdfDocument document, Fonts fonts, IssuedSheet sheet)
    {
        var body = new TextStyle(fonts.Serif, BodySize) { Colour = Paint.Ink, LineHeight = 1.95, Align = Align.Justify };
        var flow = new Flow(document, Edges, (page, number) => Foot(page, fonts, sheet, number));
        Head(flow, fonts, sheet);
        if (sheet.Addressee is { Length: > 0 } addressee)
            flow.Paragraph(addressee + "：", body with { Align = Align.Left });
        foreach (var paragraph in sheet.Paragraphs)
            flow.Paragraph(paragraph, body with { Indent = 2 });
        var lines = AsideLabels.Others(sheet).ToList();
        if (lines.Count > 0)
            flow.Space(12).Table(Facts(flow.Width, fonts, lines), followed: AboveSignature + SignatureHeight);
        var seal = Signature(flow, body, sheet);
        if (sheet.Reading is { } reading)
            Read(flow.Ensure(PageSize.A4.Height), fonts, reading, sheet.Number);
        return seal;
    }

    /// <summary>What the letter says, in another language: no letterhead and no seal, so that nobody takes it for the letter.</summary>
    private static void Read(Flow flow, Fonts fonts, DocumentReading reading, string number)
    {
        var text = new TextStyle(fonts.Serif, 11) { Colour = Paint.Ink, LineHeight = 1.55 };
        flow.Paragraph(reading.Note, text with { Colour = Paint.Soft }).Space(10);
        flow.Paragraph(reading.Title, new TextStyle(fonts.SerifBold, 16) { Colour = Paint.Ink, LineHeight = 1.35 });
        flow.Paragraph($"{reading.Department} · {number}", text with { Colour = Paint.Soft }).Space(8);
        foreach (var paragraph in reading.Paragraphs)
            flow.Paragraph(paragraph, text).Space(4);
        if (reading.Facts.Count > 0)
            flow.Space(8).Table(Facts(flow.Width, fonts, reading.Facts));
    }

    private static void Head(Flow flow, Fonts fonts, IssuedSheet sheet)
    {
        var page = flow.Page;
        var middle = page.Width / 2;
        page.Text(sheet.DepartmentName, middle, flow.Y + 14, new(fonts.Serif, 15) { Colour = Paint.Ink, Align = Align.Centre, LetterSpacing = 0.12 });
        var title = new TextStyle(fonts.SerifBold, 23) { Colour = Paint.Ink, Align = Align.Centre, LineHeight = 1.45, LetterSpacing = 0.06 };
        flow.Space(32);
        flow.Y = page.Draw(Balanced(sheet.Title, title, flow.Width), flow.Left, flow.Y, TextRole.Title);
        flow.Space(10);
        page.Text(sheet.Number, middle, flow.Y + 10, new(fonts.Serif, 12) { Colour = Paint.Ink, Align = Align.Centre });
        flow.Space(20);
        page.Line(flow.Left, flow.Y, flow.Left + flow.Width, flow.Y, new Stroke(Paint.Ink, 0.9));
        flow.Space(22);
    }

    /// <summary>Lines of about the same length: a title that leaves two characters alone looks like an accident.</summary>
    private static TextBlock Balanced(string title, TextStyle style, double width)
    {
        var block = TextBlock.Layout(title, style, width);
        for (var narrower = width - style.Size; narrower > width / 2; narrower -= style.Size)
        {
            var next = TextBlock.Layout(title, style, narrower);
            if (next.Lines.Count > block.Lines.Count)
                break;
            block = next;
        }

        return TextBlock.Layout(string.Join('\n', block.Lines.Select(l => l.Text)), style, width);
    }

    private static Table Facts(double width, Fonts fonts, IReadOnlyList<KeyValuePair<string, string>> lines)
    {
        var label = new TextStyle(fonts.Serif, 11.5) { Colour = Paint.Soft, LineHeight = 1.55 };
        var value = new TextStyle(fonts.Serif, 11.5) { Colour = Paint.Ink, LineHeight = 1.55 };
        var style = new TableStyle { Lines = TableLines.All, Stroke = new Stroke(Paint.Hair, 0.6), PaddingX = 8, PaddingY = 5 };
        return Table.LabelValue(width * 0.27, width * 0.73, label, value, lines.Select(l => (l.Key, l.Value)), style);
    }

    /// <summary>Department and date at the right, the seal over both; kept together on one page, and never alone on it.</summary>
    private static SealPlace Signature(Flow flow, TextStyle body, IssuedSheet sheet)
    {
        flow.Space(AboveSignature).Ensure(SignatureHeight);
        var centre = flow.Left + flow.Width - 32.Mm();
        var line = body with { Align = Align.Centre };
        flow.Page.Text(sheet.DepartmentName, centre, flow.Y + 18.Mm(), line);
        // The date stands in the opening of the seal below the star, where it can still be read.
        flow.Page.Text(Paint.Date(sheet.Date), centre, flow.Y + 18.Mm() + (BodySize * 2.6), line with { Size = 13 });
        return new(flow.Page, centre, flow.Y + 18.Mm() - 2);
    }

    private static void Foot(PdfPage page, Fonts fonts, IssuedSheet sheet, int number)
    {
        var size = 17.Mm();
        var top = page.Height - 29.Mm();
        page.Line(Edges.Left, top - 8, page.Width - Edges.Right, top - 8, new Stroke(Paint.Hair, 0.5));
        Paint.Qr(page, sheet, Edges.Left, top, size);
        var small = new TextStyle(fonts.Sans, 8.2) { Colour = Paint.Soft };
        var x = Edges.Left + size + 10;
        page.Text($"扫码核验真伪，核验码 {Files.VerifyCode.Grouped(sheet.VerifyCode)}", x, top + 11, small, TextRole.Decoration);
        page.Text("本件为电子文件，盖有电子印章，与纸质文件具有同等效力。", x, top + 24, small, TextRole.Decoration);
        if (sheet.Identifier is not null)
            page.Text(sheet.Identifier, x, top + 37, small, TextRole.Decoration);
        page.Text($"第{number}页", page.Width - Edges.Right, top + 11, small with { Align = Align.Right }, TextRole.Decoration);
    }
}
