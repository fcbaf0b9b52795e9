using System.Text;
using OneStop.Pdf.Fonts;
using OneStop.Pdf.Tests.Samples;
using OneStop.Pdf.Text;

namespace OneStop.Pdf.Tests.Fonts;

public sealed class CoverageTests
{
    public static TheoryData<string> Files { get; } = ["NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular", "NotoSansSC-Medium"];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_fonts_draw_all_of_GB2312_and_the_basic_block_of_Chinese_characters(string name)
    {
        var font = ByName(name);
        new FontStack(font).FirstMissing(Gb2312()).ShouldBeNull();
        Enumerable.Range(0x4E00, 0x9FA5 - 0x4E00 + 1).Where(c => !font.Covers(new Rune(c))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_fonts_draw_rare_names_and_the_signs_of_official_documents(string name) =>
        new FontStack(ByName(name)).FirstMissing("禾昇堃喆彧玥昳珺璟翀玮赟晟犇骉垚淼䶮𫍯〔2026〕·•￥¥㎡℃№（）《》“”‘’—…、。；：～×±≥□✓□■●ABCxyz019%@&#§").ShouldBeNull();

    [Fact]
    public void A_character_that_the_font_cannot_draw_is_an_error_naming_it()
    {
        var style = new TextStyle(TestFonts.Song, 12);
        var page = new PdfDocument(new PdfInfo("姓名", "测试", "测试", "zh-CN", FoodLicence.Issued)).AddPage();

        var error = Should.Throw<MissingGlyphException>(() => page.Paragraph("姓名：𠮷野", 50, 50, 200, style));

        error.Message.ShouldContain("𠮷");
        error.Message.ShouldContain("U+20BB7");
        error.Message.ShouldContain("NotoSerifSC-Regular");
        new FontStack(TestFonts.Song).FirstMissing("姓名：𠮷野").ShouldBe(new Rune(0x20BB7));
    }

    [Fact]
    public void What_the_first_font_lacks_is_drawn_in_the_next_one()
    {
        var style = new TextStyle(new FontStack(TestFonts.Song, new Lazy<TrueTypeFont>(() => TestFonts.Rare)), 12);
        var document = new PdfDocument(new PdfInfo("姓名", "测试", "测试", "zh-CN", FoodLicence.Issued));
        document.AddPage().Paragraph("姓名：𠮷野𪚥龘。", 50, 50, 200, style);
        document.Fonts.Count.ShouldBe(2);

        using var read = UglyToad.PdfPig.PdfDocument.Open(document.Save());
        read.GetPage(1).Text.ShouldBe("姓名：𠮷野𪚥龘。");
        var letters = read.GetPage(1).Letters;
        letters.Select(l => l.FontName!.Split('+')[1]).Distinct().ShouldBe(["NotoSerifSC-Regular", "HanaMinB"]);
        letters.Select(l => l.StartBaseLine.X).ShouldBeInOrder();
    }

    [Fact]
    public void A_font_behind_another_is_not_opened_for_ordinary_text()
    {
        var rare = new Lazy<TrueTypeFont>(() => throw new InvalidOperationException("It was opened."));
        new FontStack(TestFonts.Song, rare).FirstMissing("东湖市市场监督管理局").ShouldBeNull();
    }

    [Fact]
    public void A_font_is_read_once_however_many_threads_ask_for_it()
    {
        var fonts = new TrueTypeFont[8];
        Parallel.For(0, fonts.Length, i => fonts[i] = TestFonts.Hei);
        fonts.Distinct().Count().ShouldBe(1);
        fonts[0].Name.ShouldBe("NotoSansSC-Regular");
    }

    [Fact]
    public void A_file_that_is_no_TrueType_font_is_refused()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "OTTO is the mark of fonts with other outlines");
        Should.Throw<InvalidDataException>(() => TrueTypeFont.Load(file));
        File.Delete(file);
    }

    private static TrueTypeFont ByName(string name) =>
        new[] { TestFonts.Song, TestFonts.SongBold, TestFonts.Hei, TestFonts.HeiMedium }.Single(f => f.Name == name);

    private static string Gb2312()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb = Encoding.GetEncoding(936);
        var rows = Enumerable.Range(0xA1, 9).Concat(Enumerable.Range(0xB0, 72));
        var text = string.Concat(rows.SelectMany(row => Enumerable.Range(0xA1, 94).Select(cell => gb.GetString([(byte)row, (byte)cell]))));
        // Code page 936 puts private characters where GB2312 has none.
        return string.Concat(text.EnumerateRunes().Where(r => r.Value is not (>= 0xE000 and <= 0xF8FF) and not 0xFFFD and not '?'));
    }
}
