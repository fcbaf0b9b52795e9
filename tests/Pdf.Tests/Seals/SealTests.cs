using OneStop.Pdf.Fonts;
using OneStop.Pdf.Seals;
using OneStop.Pdf.Signatures;
using OneStop.Pdf.Tests.Samples;

namespace OneStop.Pdf.Tests.Seals;

public sealed class SealTests
{
    [Theory]
    [InlineData("东湖市公安局", null, null)]
    [InlineData("东湖市市场监督管理局", "电子证照专用章", "9901020001186")]
    [InlineData("东湖市青禾区城市管理综合行政执法局行政审批服务科", "行政审批专用章", null)]
    public void A_seal_is_a_drawing_and_not_text(string authority, string? caption, string? code)
    {
        var document = new PdfDocument(new PdfInfo("印章", authority, "", "zh-CN", FoodLicence.Issued));
        var seal = new OfficialSeal(authority, TestFonts.SongBold, caption, code);
        var file = PdfSigner.Sign(document, new SealedSignature(document.AddPage(), seal, 300, 300, FoodLicence.Issued, "测试"), Keys.Seal);

        Tool.Run("pdftotext", file, "{}", "-").Output.Trim().ShouldBeEmpty();
        Tool.Run("pdfinfo", file, "-struct", "{}").Output.ShouldContain("Figure");
        Tool.Run("qpdf", file, "--check", "{}").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_seal_with_a_character_that_cannot_be_cut_is_refused_when_it_is_made() =>
        Should.Throw<MissingGlyphException>(() => new OfficialSeal("𠮷祥镇人民政府", TestFonts.SongBold)).Character.Value.ShouldBe(0x20BB7);
}
