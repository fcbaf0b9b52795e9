using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace OneStop.Web;

/// <summary>
/// What a person's own browser keeps for them, encrypted and for a time: the server keeps nothing of it, and gives nobody a right
/// because of it. Another installation's, one that is over and one that somebody made up are as if they were not there.
/// </summary>
public sealed class SealedCookies(IDataProtectionProvider protection, OneStopSettings settings)
{
    // A proxy that is set up as usual takes 8 kB for one line of a request's head, and the session stands in it, too.
    private const int Longest = 5_000;

    private readonly ChunkingCookieManager cookies = new();

    /// <summary>Keeps a value; false when it is more than a cookie may hold.</summary>
    public bool Keep<T>(HttpContext http, string name, T value, TimeSpan time)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(packing, value);
        var kept = WebEncoders.Base64UrlEncode(Protector(name).Protect(packed.ToArray(), time));
        if (kept.Length > Longest)
            return false;
        cookies.AppendResponseCookie(http, CookieNames.Of(settings, name), kept, Options(http, time));
        return true;
    }

    public T? Read<T>(HttpContext http, string name)
        where T : class
    {
        try
        {
            if (cookies.GetRequestCookie(http, CookieNames.Of(settings, name)) is not { Length: > 0 } kept)
                return null;
            using var unpacking = new BrotliStream(new MemoryStream(Protector(name).Unprotect(WebEncoders.Base64UrlDecode(kept))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<T>(unpacking);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Drop(HttpContext http, string name) => cookies.DeleteCookie(http, CookieNames.Of(settings, name), Options(http, null));

    private ITimeLimitedDataProtector Protector(string name) => protection.CreateProtector("cookie", name).ToTimeLimitedDataProtector();

    private CookieOptions Options(HttpContext http, TimeSpan? time) => new()
    {
        MaxAge = time,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = !settings.IsDemo || http.Request.IsHttps,
        Path = "/",
    };
}
