using System.Text;
using OneStop.Pdf.Drawing;
using OneStop.Pdf.Seals;
using OneStop.Pdf.Signatures;
using OneStop.Pdf.Text;

namespace OneStop.Pdf.Tests.Samples;

/// <summary>A food business licence as it hangs on a wall: what the whole library is for, on one page.</summary>
internal sealed class FoodLicence
{
    public static readonly DateTimeOffset Issued = new(2026, 12, 1, 9, 30, 0, TimeSpan.FromHours(8));

    public static readonly (string Label, string Value)[] Fields =
    [
        ("经营者名称", "东湖市禾味小馆餐饮有限公司"),
        ("统一社会信用代码", "91990102MA0H7K2C3N"),
        ("法定代表人", "周禾昇"),
        ("住所", "东湖市青禾区湖滨街道翠堤路128号望湖里广场3幢1层105、106室"),
        ("经营场所", "东湖市青禾区湖滨街道翠堤路128号望湖里广场3幢1层105、106室（含后厨62㎡）"),
        ("主体业态", "餐饮服务经营者（小型餐馆）"),
        ("经营项目", "热食类食品制售；冷食类食品制售（含冷荤类食品）；自制饮品制售；预包装食品销售（含冷藏冷冻食品）"),
    ];

    private static readonly PageSize Paper = PageSize.A4.Landscape;
    private static readonly Rgb Ink = Rgb.Parse("1b2430"), Quiet = Rgb.Parse("6b5f4a");
    private static readonly Rgb Gold = Rgb.Parse("a98244"), PaleGold = Rgb.Parse("e9dcc2"), Cream = Rgb.Parse("fdfaf3");
    private static readonly Artwork Frame = new(Paper.Width, Paper.Height, DrawFrame);
    private static readonly Lazy<OfficialSeal> Seal = new(() => new OfficialSeal("东湖市市场监督管理局", TestFonts.SongBold, caption: "电子证照专用章", code: "9901020001186"));

    public static byte[] Sign(IPdfSigner signer, string number = "JY29901020026118")
    {
        var (document, page) = Draw(number);
        return PdfSigner.Sign(document, new SealedSignature(page, Seal.Value, 250.Mm(), 149.Mm(), Issued, "颁发食品经营许可证"), signer);
    }

    public static (PdfDocument Document, PdfPage Page) Draw(string number = "JY29901020026118")
    {
        var document = new PdfDocument(new PdfInfo("食品经营许可证", "东湖市市场监督管理局", $"东湖市禾味小馆餐饮有限公司 {number}", "zh-CN", Issued));
        var page = document.AddPage(Paper);
        page.Draw(Frame);
        var title = new TextStyle(TestFonts.SongBold, 38) { Align = Align.Centre, LetterSpacing = 0.16, Colour = Ink };
        page.Text("食品经营许可证", Paper.Width / 2, 48.Mm(), title, TextRole.Title);

        var label = new TextStyle(TestFonts.SongBold, 12) { Colour = Quiet };
        var value = new TextStyle(TestFonts.Song, 13) { Colour = Ink, LineHeight = 1.45 };
        var rows = new TableStyle { Lines = TableLines.None, PaddingX = 2, PaddingY = 6.5 };
        var fields = Table.LabelValue(39.Mm(), 103.Mm(), label, value, Fields, rows);
        page.Draw(fields, 31.Mm(), 64.Mm());

        var (left, top) = (190.Mm(), 64.Mm());
        var facts = Table.LabelValue(26.Mm(), 54.Mm(), label, value,
            [("许可证编号", number), ("有效期至", "2031年11月30日")], rows);
        page.Draw(facts, left, top);
        page.QrCode($"https://donghu.example/v/{number}", left + 2, 91.Mm(), 27.Mm(), "核验这份证照的二维码");
        var note = new TextStyle(TestFonts.Hei, 8.5) { Colour = Quiet, LineHeight = 1.7 };
        page.Paragraph("扫码核验真伪和现状。\n这是电子证照，与纸质证照\n具有同等法律效力。", left + 31.Mm(), 99.Mm(), 48.Mm(), note);

        page.Draw(Table.LabelValue(26.Mm(), 54.Mm(), label, value, [("发证机关", "东湖市市场监督管理局"), ("发证日期", "2026年12月1日")], rows), left, 140.Mm());
        page.Text("东湖市一件事一站办签发 · 经营者应当在经营场所显著位置悬挂或者摆放", Paper.Width / 2, 187.Mm(), new TextStyle(TestFonts.Hei, 8) { Align = Align.Centre, Colour = Quiet });
        document.Attach("licence.json", Encoding.UTF8.GetBytes($$"""{"number":"{{number}}","holder":"{{Fields[0].Value}}"}"""), "application/json", "证照数据");
        return (document, page);
    }

    private static void DrawFrame(Canvas canvas)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        canvas.Fill(new PathBuilder().Rectangle(0, 0, width, height), Cream);
        canvas.Draw(Guilloche.Rosette(width / 2, height / 2, 72.Mm(), 30.Mm(), 24, 8), new Stroke(Rgb.Parse("f3ead8"), 0.4));
        canvas.Draw(Guilloche.Rosette(width / 2, height / 2, 29.Mm(), 8.Mm(), 12, 8), new Stroke(Rgb.Parse("f3ead8"), 0.4));
        canvas.Draw(new PathBuilder().Rectangle(9.Mm(), 9.Mm(), width - 18.Mm(), height - 18.Mm()), new Stroke(Gold, 1.6));
        var inset = 14.Mm();
        canvas.Draw(Guilloche.Frame(inset, inset, width - (2 * inset), height - (2 * inset), 3.2.Mm(), 10.Mm(), 6), new Stroke(Gold, 0.3));
        canvas.Draw(new PathBuilder().Rectangle(18.6.Mm(), 18.6.Mm(), width - 37.2.Mm(), height - 37.2.Mm()), new Stroke(Gold, 0.7));
        canvas.Draw(new PathBuilder().Rectangle(19.7.Mm(), 19.7.Mm(), width - 39.4.Mm(), height - 39.4.Mm()), new Stroke(PaleGold, 0.5));
        foreach (var (x, y) in new[] { (inset, inset), (width - inset, inset), (inset, height - inset), (width - inset, height - inset) })
        {
            canvas.Fill(new PathBuilder().Rectangle(x - 4.4.Mm(), y - 4.4.Mm(), 8.8.Mm(), 8.8.Mm()), Cream);
            canvas.Draw(Guilloche.Rosette(x, y, 4.2.Mm(), 0.9.Mm(), 8, 5), new Stroke(Gold, 0.3));
        }
    }
}
