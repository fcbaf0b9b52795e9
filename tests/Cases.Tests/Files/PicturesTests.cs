using System.Buffers.Binary;
using OneStop.Cases.Files;
using OneStop.Cases.Tests.World;
using SkiaSharp;

namespace OneStop.Cases.Tests.Files;

public sealed class PicturesTests
{
    private static CheckedFile Kept(byte[] content) => Sniff.Of(content, "pages", "a").Value;

    private static SKColor[] Corners(byte[] picture)
    {
        using var read = SKBitmap.Decode(picture);
        return [read.GetPixel(5, 5), read.GetPixel(read.Width - 6, 5), read.GetPixel(5, read.Height - 6)];
    }

    private static bool IsRed(SKColor c) => c.Red > 200 && c.Blue < 60;
    private static bool IsBlue(SKColor c) => c.Blue > 200 && c.Red < 60;

    [Fact]
    public void What_makers_and_programs_write_behind_a_photo_is_left_out()
    {
        var photo = Papers.Picture(SKEncodedImageFormat.Jpeg);
        var whole = Kept(photo).Content;
        byte[][] trailers =
        [
            [.. "vivo{\"camera\":1}"u8], [0xFF, 0xFF, 0xFF], [.. "\n"u8], [0], [.. photo], [.. "PK\u0003\u0004"u8, 1, 2, 3], [.. "<script>alert(1)</script>"u8],
        ];
        foreach (var trailer in trailers)
            Kept([.. photo, .. trailer]).Content.ShouldBe(whole);
        var drawing = Papers.Picture(SKEncodedImageFormat.Png);
        Kept([.. drawing, .. "\n<script>"u8]).Content.ShouldBe(Kept(drawing).Content);
    }

    [Theory]
    [InlineData(1, true, false, true)]
    [InlineData(2, false, true, false)]
    [InlineData(3, false, true, false)]
    [InlineData(4, true, false, true)]
    [InlineData(5, true, true, false)]
    [InlineData(6, true, true, false)]
    [InlineData(7, false, false, true)]
    [InlineData(8, false, false, true)]
    public void A_photo_stands_as_the_phone_was_held_and_no_longer_says_where(byte orientation, bool atTopLeft, bool atTopRight, bool atBottomLeft)
    {
        var photo = Papers.Photo(orientation);
        photo.AsSpan().IndexOf("GPS"u8).ShouldBeGreaterThan(0);
        var kept = Kept(photo);
        kept.Content.AsSpan().IndexOf("GPS"u8).ShouldBe(-1);
        kept.Content.AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
        Corners(kept.Content).Select(c => (IsRed(c), IsBlue(c))).ShouldBe(
            [(atTopLeft, !atTopLeft), (atTopRight, !atTopRight), (atBottomLeft, !atBottomLeft)]);
    }

    [Fact]
    public void WebP_is_taken_and_kept_as_a_photo()
    {
        var kept = Kept(Papers.Picture(SKEncodedImageFormat.Webp));
        kept.MediaType.ShouldBe(Sniff.Jpeg);
        Corners(kept.Content).Select(IsRed).ShouldBe([true, false, true]);
        Corners(Kept(Papers.Picture(SKEncodedImageFormat.Webp, left: SKColors.Transparent)).Content)[0].Green.ShouldBeGreaterThan<byte>(250, "on white paper");
    }

    [Theory]
    [InlineData("cmyk.jpg", Sniff.Jpeg)]
    [InlineData("progressive.jpg", Sniff.Jpeg)]
    [InlineData("p16.png", Sniff.Png)]
    public void Rarer_kinds_of_ordinary_pictures_are_taken(string input, string mediaType)
    {
        Kept(Papers.Input(input)).MediaType.ShouldBe(mediaType);
        using var before = SKBitmap.Decode(Papers.Input(input));
        using var after = SKBitmap.Decode(Kept(Papers.Input(input)).Content);
        (after.Width, after.Height).ShouldBe((before.Width, before.Height));
        Math.Abs(after.GetPixel(20, 20).Green - before.GetPixel(20, 20).Green).ShouldBeLessThan(12);
    }

    [Fact]
    public void A_part_with_a_wrong_checksum_is_damage()
    {
        var drawing = Papers.Input("p16.png");
        var at = drawing.AsSpan().IndexOf("IHDR"u8);
        drawing[at + 4 + 13] ^= 1;
        SniffTests.Refused(drawing).ShouldBe("cases.file-broken");
    }

    [Theory]
    [InlineData(20_000, 20_000)]
    [InlineData(6_000, 6_000)]
    [InlineData(100_000, 300)]
    public void A_few_bytes_that_stand_for_millions_of_dots_are_not_drawn(int width, int height)
    {
        var drawing = Papers.Picture(SKEncodedImageFormat.Png, 8, 8);
        BinaryPrimitives.WriteInt32BigEndian(drawing.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(drawing.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(drawing.AsSpan(29), Checksum(drawing.AsSpan(12, 17)));
        SniffTests.Refused(drawing).ShouldBe("cases.file-dots");
    }

    // Of a chunk of a PNG (ISO 3309).
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (0xEDB88320 & (0 - (sum & 1)));
        }

        return ~sum;
    }

    [Fact]
    public void A_photo_of_very_many_dots_is_read_at_half_its_sides()
    {
        using var read = SKBitmap.Decode(Kept(Papers.Picture(SKEncodedImageFormat.Jpeg, 8_000, 6_000)).Content);
        (read.Width, read.Height).ShouldBe((4_000, 3_000));
    }

    [Fact]
    public void A_picture_that_can_hardly_be_read_is_taken_and_asked_about()
    {
        Kept(Papers.Picture(SKEncodedImageFormat.Png, 10, 10)).IsSmall.ShouldBeTrue();
        Kept(Papers.Picture(SKEncodedImageFormat.Jpeg, 295, 413)).IsSmall.ShouldBeFalse("a photo for a certificate");
    }
}
