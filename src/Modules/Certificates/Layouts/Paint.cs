using OneStop.Pdf;
using OneStop.Pdf.Drawing;
using OneStop.Pdf.Text;

namespace OneStop.Certificates.Layouts;

/// <summary>What all sheets have in common: colours, dates, the check by QR code.</summary>
internal static class Paint
{
    public static readonly Rgb Ink = Rgb.Parse("1b2430");
    public static readonly Rgb Soft = Rgb.Parse("5c6370");
    public static readonly Rgb Hair = Rgb.Parse("cfc7b6");

    /// <summary>2026年11月22日, as GB/T 9704-2012 asks of dates on documents.</summary>
    public static string Date(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日";

    /// <summary>A label stretched to the width of so many characters, as certificates have it: 名　　称.</summary>
    public static void Label(PdfPage page, string label, double x, double baseline, TextStyle style, int characters)
    {
        var count = label.EnumerateRunes().Count();
        var spread = count is > 1 && count < characters ? (characters - count) / (double)(count - 1) : 0;
        page.Text(label, x, baseline, style with { LetterSpacing = spread });
    }

    /// <summary>Two words about checking, beside the QR code or below it.</summary>
    public static string[] CheckWords(IssuedSheet sheet) => ["扫码核验真伪", Files.VerifyCode.Grouped(sheet.VerifyCode)];

    /// <summary>The QR code in white, with the quiet zone that scanners need.</summary>
    public static void Qr(PdfPage page, IssuedSheet sheet, double x, double y, double size)
    {
        var quiet = size * 0.09;
        page.Fill(new PathBuilder().Rectangle(x - quiet, y - quiet, size + (2 * quiet), size + (2 * quiet)), Rgb.White);
        page.QrCode(sheet.VerifyUrl, x, y, size, "核验二维码");
    }
}
