using OneStop.Cases.Files;

namespace OneStop.Cases.Tests.Files;

public sealed class NamedTests
{
    [Theory]
    [InlineData("营业执照.jpg", Sniff.Jpeg, "营业执照.jpg")]
    [InlineData("IMG_01.JPEG", Sniff.Jpeg, "IMG_01.JPEG")]
    [InlineData("p.html", Sniff.Png, "p.png")]
    [InlineData("合同", Sniff.Pdf, "合同.pdf")]
    [InlineData(".exe", Sniff.Pdf, "-.pdf")]
    [InlineData("租赁合同.pdf.jpg", Sniff.Pdf, "租赁合同.pdf.pdf")]
    public void A_file_is_called_by_what_it_is(string sent, string mediaType, string kept) => Receiving.Named(sent, mediaType).ShouldBe(kept);

    [Fact]
    public void A_long_name_keeps_its_ending_and_is_not_cut_through_a_character()
    {
        var kept = Receiving.Named(new string('好', 115) + "😀😀.pdf", Sniff.Pdf);
        kept.ShouldBe(new string('好', 115) + ".pdf");
        Receiving.Named(new string('好', 200) + ".pdf", Sniff.Pdf).Length.ShouldBe(120);
    }
}
