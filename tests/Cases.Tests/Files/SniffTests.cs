using OneStop.Cases.Files;
using OneStop.Cases.Tests.World;
using SkiaSharp;

namespace OneStop.Cases.Tests.Files;

public sealed class SniffTests
{
    internal static string? Refused(byte[] content) => Sniff.Of(content, "pages", "a") is { IsRefused: true } refused ? refused.Refusals.Single().Code : null;

    [Fact]
    public void A_file_is_what_its_content_is()
    {
        Sniff.Of(Papers.Picture(SKEncodedImageFormat.Jpeg), "pages", "not.pdf").Value.MediaType.ShouldBe(Sniff.Jpeg);
        Sniff.Of(Papers.Picture(SKEncodedImageFormat.Png), "pages", "photo.jpg").Value.MediaType.ShouldBe(Sniff.Png);
        Sniff.Of(Papers.Pdf(), "pages", "x").Value.MediaType.ShouldBe(Sniff.Pdf);
    }

    [Fact]
    public void Anything_else_is_refused_as_what_it_is()
    {
        Refused("MZ\u0090\0"u8.ToArray()).ShouldBe("cases.file-type");
        Refused("<html><script>alert(1)</script>"u8.ToArray()).ShouldBe("cases.file-type");
        Refused([]).ShouldBe("cases.file-type");
        Refused("GIF89a"u8.ToArray()).ShouldBe("cases.file-picture");
        Refused([.. "BM"u8, .. new byte[60]]).ShouldBe("cases.file-picture");
        Refused([0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]).ShouldBe("cases.file-picture");
        Refused([.. "PK\u0003\u0004"u8, .. Papers.Pdf()]).ShouldBe("cases.file-office");
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).ShouldBe("cases.file-office");
    }

    [Theory]
    [InlineData("heic", "cases.file-heic")]
    [InlineData("hevc", "cases.file-heic")]
    [InlineData("mif1", "cases.file-heic")]
    [InlineData("msf1", "cases.file-heic")]
    [InlineData("avif", "cases.file-picture")]
    [InlineData("isom", "cases.file-film")]
    [InlineData("qt  ", "cases.file-film")]
    public void What_phones_make_of_boxes_is_told_by_its_brand(string brand, string code) =>
        Refused([0, 0, 0, 24, .. "ftyp"u8, .. System.Text.Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0]).ShouldBe(code);

    [Fact]
    public void A_file_that_ends_too_soon_is_refused()
    {
        byte[][] files = [Papers.Picture(SKEncodedImageFormat.Jpeg), Papers.Picture(SKEncodedImageFormat.Png), Papers.Picture(SKEncodedImageFormat.Webp)];
        foreach (var file in files)
        {
            for (var length = 16; length < file.Length - 60; length += 1 + file.Length / 60)
                Refused(file[..length]).ShouldBe("cases.file-broken", $"{length} of {file.Length} bytes");
        }

        Refused(Papers.Pdf()[..300]).ShouldBe("cases.file-broken");
    }

    [Fact]
    public void Nonsense_never_throws()
    {
        var random = new Random(7);
        byte[][] files =
        [
            Papers.Picture(SKEncodedImageFormat.Jpeg, 60, 40), Papers.Picture(SKEncodedImageFormat.Png, 60, 40),
            Papers.Picture(SKEncodedImageFormat.Webp, 60, 40), Papers.Pdf(), Papers.PackedPdf(), Papers.Input("owner-only.pdf"),
        ];
        for (var i = 0; i < 1500; i++)
        {
            var bytes = files[i % files.Length].ToArray();
            for (var change = 0; change < 4; change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Should.NotThrow(() => Sniff.Of(bytes, "pages", "a"));
        }
    }
}
