using QRCoder;

namespace OneStop.Identity.TwoStep;

/// <summary>The key of an authenticator app as its owner takes it over: to scan, or to type.</summary>
/// <param name="Typed">In groups of four.</param>
/// <param name="Picture">A QR code, as a picture in the page.</param>
internal sealed record AppKey(string Typed, string Picture)
{
    private const int Dots = 6;

    /// <param name="key">In base32.</param>
    /// <param name="issuer">What the app calls this site.</param>
    /// <param name="owner">What it calls the account.</param>
    public static AppKey Of(string key, string issuer, string owner)
    {
        var address = $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(owner)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6&period=30";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return new(string.Join(' ', key.Chunk(4).Select(c => new string(c))), "data:image/png;base64," + Convert.ToBase64String(code.GetGraphic(Dots)));
    }
}
