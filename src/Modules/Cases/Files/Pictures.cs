using SkiaSharp;

namespace OneStop.Cases.Files;

/// <summary>
/// Draws a picture anew, upright: what is kept has the dots that were seen and nothing else, no place where it was taken, no
/// trailer, no second file. Memory for the dots is bounded: larger photos are read at a half or a quarter of their sides.
/// </summary>
internal static class Pictures
{
    /// <summary>Dots that are held at once, four bytes each: A4 at 500 dots an inch.</summary>
    private const long MostDots = 25_000_000;

    // A few kilobytes can stand for a picture of any size. Cameras make up to 200 million dots, in JPEG.
    private const long MostDotsOfCameras = 220_000_000;

    /// <summary>Below it on the longer side the writing of a page cannot be read; a photo for a certificate has 413.</summary>
    private const int Readable = 400;

    private const int Quality = 90;
    private static readonly float[] Scales = [1, 0.5f, 0.25f];

    public static Result<CheckedFile> Redrawn(byte[] content, string field, string name)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info is { Width: <= 0 } or { Height: <= 0 })
            return Refusal.Invalid("cases.file-broken", field, name);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostDotsOfCameras || !TryFit(codec, out var size))
            return Refusal.Invalid("cases.file-dots", field, name, width, height);

        using var colours = SKColorSpace.CreateSrgb();
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, colours)))
            return Refusal.Invalid("cases.file-dots", field, name, width, height);
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
            return Refusal.Invalid("cases.file-broken", field, name);

        var isPng = codec.EncodedFormat == SKEncodedImageFormat.Png;
        using var upright = Upright(bitmap, codec.EncodedOrigin, flat: !isPng && codec.Info.AlphaType != SKAlphaType.Opaque);
        using var dots = (upright ?? bitmap).PeekPixels();
        using var drawn = isPng ? dots.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 4)) : dots.Encode(new SKJpegEncoderOptions(Quality));
        return drawn is null
            ? Refusal.Invalid("cases.file-dots", field, name, width, height)
            : new CheckedFile(isPng ? Sniff.Png : Sniff.Jpeg, drawn.ToArray(), Math.Max(width, height) < Readable);
    }

    /// <summary>A kept picture as a JPEG on white, its longer side at most so many dots; null when it cannot be read.</summary>
    public static byte[]? Jpeg(byte[] kept, int longest)
    {
        using var read = SKBitmap.Decode(kept);
        if (read is null)
            return null;
        var scale = Math.Min(1f, (float)longest / Math.Max(read.Width, read.Height));
        using var colours = SKColorSpace.CreateSrgb();
        using var drawn = new SKBitmap(new SKImageInfo(Math.Max(1, (int)(read.Width * scale)), Math.Max(1, (int)(read.Height * scale)), SKColorType.Rgba8888,
            SKAlphaType.Opaque, colours));
        using (var canvas = new SKCanvas(drawn))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(read, SKRect.Create(drawn.Width, drawn.Height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        }

        using var dots = drawn.PeekPixels();
        using var file = dots.Encode(new SKJpegEncoderOptions(Quality));
        return file?.ToArray();
    }

    private static bool TryFit(SKCodec codec, out SKSizeI size)
    {
        foreach (var scale in Scales)
        {
            size = codec.GetScaledDimensions(scale);
            if ((long)size.Width * size.Height <= MostDots)
                return true;
        }

        size = default;
        return false;
    }

    /// <summary>Turned as the camera was held, on white paper where it was see-through; null when it may stay as it is.</summary>
    private static SKBitmap? Upright(SKBitmap read, SKEncodedOrigin origin, bool flat)
    {
        if (origin == SKEncodedOrigin.TopLeft && !flat)
            return null;
        var (width, height) = (read.Width, read.Height);
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var upright = new SKBitmap(read.Info.WithSize(turned ? height : width, turned ? width : height));
        using var canvas = new SKCanvas(upright);
        if (flat)
            canvas.Clear(SKColors.White);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(read, 0, 0, SKSamplingOptions.Default);
        return upright;
    }
}
