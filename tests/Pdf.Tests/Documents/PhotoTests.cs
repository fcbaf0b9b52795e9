using OneStop.Pdf.Drawing;
using UglyToad.PdfPig;

namespace OneStop.Pdf.Tests.Documents;

public sealed class PhotoTests
{
    // 24 by 16 dots, left half blue, right half red.
    private const string Flag =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//" +
        "2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QA" +
        "FwABAQEBAAAAAAAAAAAAAAAAAAMCBf/EABYQAQEBAAAAAAAAAAAAAAAAAAADQf/EABYBAQEBAAAAAAAAAAAAAAAAAAYDBf/EABsRAAEFAQEAAAAAAAAAAAAA" +
        "AAABAjSBsQQF/9oADAMBAAIRAxEAPwDmp0xROmNfvjurUI+dJbeKYAHRQf/Z";

    private static readonly byte[] Jpeg = Convert.FromBase64String(Flag);

    [Fact]
    public void A_photo_is_in_the_document_once_as_it_was_and_where_it_was_put()
    {
        var picture = Picture.OfJpeg(Jpeg).ShouldNotBeNull();
        (picture.Width, picture.Height).ShouldBe((24, 16));
        var document = new PdfDocument(new("照片", "试验", "试验", "zh-CN", DateTimeOffset.UnixEpoch));
        document.AddPage().Photo(picture, 100, 200, 48, 32, "持证人照片");
        document.AddPage().Photo(picture, 10, 20, 24, 16, "持证人照片");

        var saved = document.Save();
        using var read = PdfDocumentOf(saved);
        var shown = read.GetPage(1).GetImages().ShouldHaveSingleItem();
        shown.RawMemory.Span.SequenceEqual(Jpeg).ShouldBeTrue();
        (shown.WidthInSamples, shown.HeightInSamples).ShouldBe((24, 16));
        (shown.BoundingBox.Left, shown.BoundingBox.Width, shown.BoundingBox.Height).ShouldBe((100, 48, 32));
        shown.BoundingBox.Top.ShouldBe(PageSize.A4.Height - 200, 0.01);
        read.GetPage(2).GetImages().Count().ShouldBe(1);
        Occurrences(saved, "/DCTDecode"u8).ShouldBe(1, "the document carries it once");
    }

    [Fact]
    public void What_is_no_such_picture_is_none()
    {
        Picture.OfJpeg(ReadOnlyMemory<byte>.Empty).ShouldBeNull();
        Picture.OfJpeg(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }).ShouldBeNull();
        for (var length = 0; length < Jpeg.Length; length++)
        {
            // Cut anywhere it is a picture or none, and never an error.
            if (Picture.OfJpeg(Jpeg.AsMemory(0, length)) is { } cut)
                (cut.Width, cut.Height).ShouldBe((24, 16));
        }
    }

    private static UglyToad.PdfPig.PdfDocument PdfDocumentOf(byte[] bytes) => UglyToad.PdfPig.PdfDocument.Open(bytes);

    private static int Occurrences(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        var count = 0;
        for (var at = text.IndexOf(word); at >= 0; at = text.IndexOf(word))
        {
            count++;
            text = text[(at + word.Length)..];
        }

        return count;
    }
}
