using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using OneStop.Pdf.Tests.Samples;
using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Tests.Documents;

public sealed class MetadataTests
{
    [Fact]
    public void The_XMP_packet_is_well_formed_and_says_PDF_A_3b()
    {
        XNamespace dc = "http://purl.org/dc/elements/1.1/", pdfa = "http://www.aiim.org/pdfa/ns/id/", xmp = "http://ns.adobe.com/xap/1.0/";
        var packet = XDocument.Parse(Encoding.UTF8.GetString(XmpMetadata.For(new PdfInfo("<甲> & \"乙\"", "东湖市", "题", "zh-CN", FoodLicence.Issued))));

        packet.Descendants(dc + "title").Single().Value.ShouldBe("<甲> & \"乙\"");
        packet.Descendants(pdfa + "part").Single().Value.ShouldBe("3");
        packet.Descendants(pdfa + "conformance").Single().Value.ShouldBe("B");
        packet.Descendants(xmp + "CreateDate").Single().Value.ShouldBe("2026-12-01T09:30:00+08:00");
    }

    [Fact]
    public void The_colour_profile_is_whole_and_its_primaries_add_up_to_white()
    {
        var profile = SrgbProfile.Build();
        int Number(int at) => BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(at));
        string Name(int at) => Encoding.ASCII.GetString(profile, at, 4);

        Number(0).ShouldBe(profile.Length);
        Name(36).ShouldBe("acsp");
        var tags = Enumerable.Range(0, Number(128)).Select(i => 132 + (12 * i)).ToDictionary(Name, at => (At: Number(at + 4), Length: Number(at + 8)));
        tags.Values.ShouldAllBe(tag => tag.At % 4 == 0 && tag.At + tag.Length <= profile.Length);
        for (var i = 0; i < 3; i++)
        {
            var sum = new[] { "rXYZ", "gXYZ", "bXYZ" }.Sum(tag => Number(tags[tag].At + 8 + (4 * i)));
            (sum / 65536.0).ShouldBe(Number(tags["wtpt"].At + 8 + (4 * i)) / 65536.0, 0.001);
        }
    }

    [Theory]
    [InlineData("D:20261201093000+08'00'", 8)]
    [InlineData("D:20261201013000Z", 0)]
    public void Dates_are_read_back_in_the_forms_that_signers_write(string text, int hours) =>
        PdfDate.Parse(text).ShouldBe(FoodLicence.Issued.ToOffset(TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("D:2026")]
    [InlineData("20261201093000")]
    [InlineData("D:99999999999999+99'99'")]
    public void Broken_dates_are_no_dates(string text) => PdfDate.Parse(text).ShouldBeNull();
}
