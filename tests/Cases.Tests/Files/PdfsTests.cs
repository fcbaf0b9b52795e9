using System.Text;
using OneStop.Cases.Files;
using OneStop.Cases.Tests.World;

namespace OneStop.Cases.Tests.Files;

public sealed class PdfsTests
{
    private static string? Refused(byte[] pdf) => SniffTests.Refused(pdf);

    [Theory]
    [InlineData("HTML/JavaScript and /JS /Launch")]
    [InlineData("see /Encrypt and <</S/JavaScript/JS 1 0 R>>")]
    [InlineData("/EmbeddedFile /XFA endobj")]
    public void A_page_that_only_speaks_of_it_is_taken(string text)
    {
        Refused(Papers.Pdf(text)).ShouldBeNull();
        Refused(Papers.Pdf(catalog: $"/Lang({text})")).ShouldBeNull();
    }

    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(app.alert(1))>>", "cases.file-script")]
    [InlineData("/OpenAction<</S/J#61vaScript/#4AS(app.alert(1))>>", "cases.file-script")]
    [InlineData("/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>", "cases.file-script")]
    [InlineData("/AA<</WC<</S/JavaScript/JS(1)>>>>", "cases.file-script")]
    [InlineData("/OpenAction<</S/Launch/F(cmd.exe)>>", "cases.file-action")]
    [InlineData("/OpenAction<</S/L#61unch/F(cmd.exe)>>", "cases.file-action")]
    [InlineData("/OpenAction<</S/SubmitForm/F(http://x)>>", "cases.file-action")]
    [InlineData("/OpenAction<</S/ImportData/F(a)>>", "cases.file-action")]
    [InlineData("/OpenAction<</S/GoToR/F(\\\\\\\\host\\\\share)>>", "cases.file-action")]
    [InlineData("/Names<</EmbeddedFiles<</Names[]>>>>", "cases.file-attachment")]
    [InlineData("/AF[<</F(a.exe)/EF<</F 4 0 R>>>>]", "cases.file-attachment")]
    [InlineData("/AcroForm<</XFA 4 0 R>>", "cases.file-form")]
    [InlineData("/OpenAction<</S/Rendition/OP 0>>", "cases.file-media")]
    public void What_acts_is_refused_as_what_it_is_wherever_it_lies(string catalog, string code)
    {
        Refused(Papers.Pdf(catalog: catalog)).ShouldBe(code);
        Refused(Papers.PackedPdf(catalog)).ShouldBe(code, "in a compressed stream of objects");
        Refused(Papers.Pdf(more: $"<<{catalog}>>")).ShouldBe(code, "in an object that nothing leads to");
        var unlisted = Encoding.Latin1.GetString(Papers.Pdf()).Replace("xref\n0", $"9 0 obj\n<<{catalog}>>\nendobj\nxref\n0", StringComparison.Ordinal);
        Refused(Encoding.Latin1.GetBytes(unlisted)).ShouldBe(code, "in an object that no table lists, in a file whose table is broken");
    }

    [Theory]
    [InlineData("/OpenAction[3 0 R/Fit]")]
    [InlineData("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>")]
    [InlineData("/Outlines<</Count 0>>/PageMode/UseOutlines")]
    [InlineData("/AcroForm<</Fields[]>>")]
    public void What_ordinary_files_have_is_taken(string catalog)
    {
        Refused(Papers.Pdf(catalog: catalog)).ShouldBeNull();
        Refused(Papers.PackedPdf(catalog)).ShouldBeNull();
        Refused(Papers.Pdf(page: "/Annots[<</Type/Annot/Subtype/Link/A<</S/URI/URI(http://gov.cn)>>>>]")).ShouldBeNull();
    }

    [Fact]
    public void A_byte_before_or_behind_is_left_out()
    {
        var pdf = Papers.Pdf();
        byte[][] around = [[.. "\n"u8, .. pdf], [0xEF, 0xBB, 0xBF, .. pdf], [.. pdf, .. "\t"u8], [.. pdf, .. "<html>"u8], [.. "X-Mail: 1\r\n"u8, .. pdf]];
        foreach (var bytes in around)
            Sniff.Of(bytes, "pages", "a").Value.Content.ShouldBe(pdf);
        Refused([.. new byte[1025], .. pdf]).ShouldBe("cases.file-type");
    }

    [Fact]
    public void What_opens_without_a_password_is_taken_and_looked_at()
    {
        Refused(Papers.Input("owner-only.pdf")).ShouldBeNull();
        Refused(Papers.Input("owner-only-script.pdf")).ShouldBe("cases.file-script");
        Refused(Papers.Input("needs-password.pdf")).ShouldBe("cases.file-locked");
    }

    [Fact]
    public void A_file_that_only_begins_and_ends_like_one_is_broken()
    {
        Refused("%PDF-1.7\n<script>alert(1)</script>\n%%EOF"u8.ToArray()).ShouldBe("cases.file-broken");
        Refused("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8.ToArray()).ShouldBe("cases.file-broken");
        Refused(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Papers.Pdf()).Replace("/Kids[3 0 R]/Count 1", "/Kids[]/Count 0", StringComparison.Ordinal)))
            .ShouldBe("cases.file-no-page");
    }

    [Fact]
    public void Pages_that_lead_to_themselves_come_to_an_end() =>
        Should.NotThrow(() => Refused(Encoding.Latin1.GetBytes(
            Encoding.Latin1.GetString(Papers.Pdf()).Replace("/Kids[3 0 R]", "/Kids[2 0 R]", StringComparison.Ordinal))));

    [Fact]
    public void A_scan_of_ten_megabytes_is_taken()
    {
        var scan = Encoding.Latin1.GetString(new Random(3).GetItems(Enumerable.Range(0, 256).Select(b => (byte)b).ToArray(), 9_900_000));
        Refused(Papers.Pdf(more: $"<</Subtype/Image/Length {scan.Length}>>\nstream\n{scan}\nendstream")).ShouldBeNull();
    }

    [Fact]
    public void A_few_bytes_that_unpack_to_gigabytes_are_not_unpacked()
    {
        var zeros = Papers.Deflated([.. "1 0 "u8, .. new byte[200_000_000]]);
        Refused(Papers.PackedPdf(packed: _ => zeros)).ShouldBe("cases.file-unpacks");
        Refused(Papers.PackedPdf(filter: "[/FlateDecode/FlateDecode]", packed: _ => Papers.Deflated(zeros))).ShouldBe("cases.file-unpacks");
        Refused(Papers.PackedPdf(filter: "/LZWDecode", packed: b => b)).ShouldBe("cases.file-unpacks");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<<")]
    [InlineData("<</A")]
    [InlineData("(")]
    [InlineData("1 0 obj ")]
    [InlineData("stream ")]
    [InlineData("/A#61 ")]
    [InlineData("<<>> ")]
    [InlineData("[1 0 R] ")]
    [InlineData("1 0 obj<<>>endobj ")]
    [InlineData("1 0 obj<</Type/ObjStm>>stream endstream ")]
    public void Ten_megabytes_of_nothing_but_beginnings_come_to_an_end(string piece)
    {
        var body = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(piece, 10_000_000 / piece.Length)));
        Should.NotThrow(() => Refused([.. "%PDF-1.7\n"u8, .. body, .. "\n%%EOF"u8]));
    }
}
