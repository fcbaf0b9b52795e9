using System.Buffers.Binary;
using System.Text;
using OneStop.Cases.Files;
using OneStop.Cases.Tests.World;

namespace OneStop.Cases.Tests.Files;

public sealed class SniffTests
{
    private static readonly byte[] Jpeg =
        Convert.FromBase64String("/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==");
    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8.ToArray();

    private static string? Refused(byte[] content) => Sniff.Of(content, "pages", "a") is { IsRefused: true } refused ? refused.Refusals.Single().Code : null;

    [Fact]
    public void A_file_is_what_its_content_is()
    {
        Sniff.Of(Jpeg, "pages", "not.pdf").Value.MediaType.ShouldBe(Sniff.Jpeg);
        Sniff.Of(Shop.Pixel, "pages", "photo.jpg").Value.MediaType.ShouldBe(Sniff.Png);
        Sniff.Of(Pdf, "pages", "x").Value.MediaType.ShouldBe(Sniff.Pdf);
    }

    [Fact]
    public void Anything_else_is_refused()
    {
        Refused("MZ\u0090\0"u8.ToArray()).ShouldBe("cases.file-type");
        Refused("<html><script>alert(1)</script>"u8.ToArray()).ShouldBe("cases.file-type");
        Refused("GIF89a"u8.ToArray()).ShouldBe("cases.file-type");
        Refused([]).ShouldBe("cases.file-type");
        Refused([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]).ShouldBe("cases.file-heic");
    }

    [Theory]
    [InlineData(12_000, 16_600, null)]
    [InlineData(20_000, 20_000, "cases.file-broken")]
    [InlineData(20_001, 1, "cases.file-broken")]
    [InlineData(0, 1, "cases.file-broken")]
    public void A_picture_is_no_larger_than_cameras_make_them(int width, int height, string? refused)
    {
        var png = Shop.Pixel.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        Refused(png).ShouldBe(refused);
    }

    [Fact]
    public void A_file_that_ends_too_soon_is_refused()
    {
        for (var length = 3; length < Jpeg.Length; length++)
            Refused(Jpeg[..length]).ShouldBe("cases.file-broken", $"JPEG of {length} bytes");
        for (var length = 8; length < Shop.Pixel.Length; length++)
            Refused(Shop.Pixel[..length]).ShouldBe("cases.file-broken", $"PNG of {length} bytes");
        Refused(Pdf[..30]).ShouldBe("cases.file-broken");
    }

    [Fact]
    public void Two_files_in_one_are_refused()
    {
        byte[] archive = [.. "PK\u0003\u0004"u8];
        Refused([.. Jpeg, .. archive]).ShouldBe("cases.file-two-in-one");
        Refused([.. Shop.Pixel, .. "<script>"u8]).ShouldBe("cases.file-two-in-one");
        Refused([.. Pdf, .. archive]).ShouldBe("cases.file-two-in-one");
        Refused([.. "GIF"u8, .. Pdf]).ShouldBe("cases.file-type");
    }

    [Fact]
    public void What_a_phone_appends_to_a_photo_is_left_out() =>
        Sniff.Of([.. Jpeg, .. Jpeg], "pages", "a").Value.Content.ShouldBe(Jpeg);

    [Theory]
    [InlineData("/JavaScript", "cases.file-active")]
    [InlineData("/Launch", "cases.file-active")]
    [InlineData("/EmbeddedFile", "cases.file-active")]
    [InlineData("/Encrypt", "cases.file-locked")]
    public void A_pdf_that_acts_or_is_locked_is_refused(string name, string code) =>
        Refused(Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj\n<<{name} 2 0 R>>\nendobj\n%%EOF")).ShouldBe(code);

    [Fact]
    public void Nonsense_never_throws()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = (i % 3) switch { 0 => Jpeg.ToArray(), 1 => Shop.Pixel.ToArray(), _ => Pdf.ToArray() };
            for (var change = 0; change < 4; change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Should.NotThrow(() => Sniff.Of(bytes, "pages", "a"));
        }
    }
}
