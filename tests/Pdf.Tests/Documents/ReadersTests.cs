using System.Text;
using OneStop.Pdf.Tests.Samples;
using OneStop.Pdf.Text;

namespace OneStop.Pdf.Tests.Documents;

/// <summary>Readers that are not ours open a signed licence.</summary>
public sealed class ReadersTests
{
    private static readonly byte[] Licence = FoodLicence.Sign(Keys.Seal);

    [Fact]
    public void Qpdf_finds_nothing_wrong()
    {
        var (exitCode, output) = Tool.Run("qpdf", Licence, "--check", "{}");
        output.ShouldContain("No syntax or stream encoding errors found");
        exitCode.ShouldBe(0, output);
    }

    [Fact]
    public void The_text_comes_out_in_reading_order_and_exactly_as_it_went_in()
    {
        var (_, text) = Tool.Run("pdftotext", Licence, "-raw", "{}", "-");
        var expected = string.Concat(
        [
            "食品经营许可证", .. FoodLicence.Fields.Select(f => f.Label + f.Value), "许可证编号JY29901020026118", "有效期至2031年11月30日",
            "扫码核验真伪和现状。这是电子证照，与纸质证照具有同等法律效力。", "发证机关东湖市市场监督管理局", "发证日期2026年12月1日",
            "东湖市一件事一站办签发 · 经营者应当在经营场所显著位置悬挂或者摆放",
        ]);
        WithoutBlanks(text).ShouldBe(WithoutBlanks(expected));
    }

    [Fact]
    public void Wide_lettering_is_copied_without_gaps() =>
        Tool.Run("pdftotext", Licence, "{}", "-").Output.ShouldContain("食品经营许可证");

    [Fact]
    public void Every_font_is_embedded_as_a_subset_with_its_way_back_to_characters()
    {
        var (_, output) = Tool.Run("pdffonts", Licence, "{}");
        var fonts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        fonts.Count.ShouldBe(3);
        fonts.ShouldAllBe(f => f.Contains("CID TrueType") && f.Contains("Identity-H") && f.Contains("yes yes yes"));
    }

    [Fact]
    public void The_document_is_tagged_and_titled()
    {
        var info = Tool.Run("pdfinfo", Licence, "{}").Output;
        info.ShouldContain("食品经营许可证");
        info.ShouldMatch("Tagged: +yes");
        info.ShouldMatch("PDF version: +1.7");
    }

    [Fact]
    public void A_second_document_with_the_same_content_and_time_has_the_same_bytes()
    {
        var one = FoodLicence.Draw().Document.Save();
        var other = FoodLicence.Draw().Document.Save();
        one.ShouldBe(other);
        Encoding.Latin1.GetString(one).ShouldNotContain("/AcroForm");
    }

    [Fact]
    public void Awkward_titles_are_kept()
    {
        const string title = "(A) \\ 甲<&>\"乙\" 𫍯";
        var document = new PdfDocument(new PdfInfo(title, "作者", "", "zh-CN", FoodLicence.Issued));
        document.AddPage().Text("正文", 50, 50, new TextStyle(TestFonts.Hei, 12));
        var file = document.Save();
        Tool.Run("qpdf", file, "--check", "{}").ExitCode.ShouldBe(0);
        Tool.Run("pdfinfo", file, "{}").Output.ShouldContain(title);
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
