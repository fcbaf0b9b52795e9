using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace OneStop.Web;

/// <summary>A form that was pressed and did not arrive, because the session or the form's own cookie had ended.</summary>
/// <param name="To">Where it was sent, on this site.</param>
/// <param name="Account">Who pressed; null when the session had ended and only <paramref name="Token"/> can tell.</param>
/// <param name="Token">The form's token, which fits nobody else's account; null when there was none.</param>
/// <param name="Fields">All else that was filled in; null when it could not be kept: files, or more than a cookie holds.</param>
public sealed record InterruptedForm(string To, Guid? Account, string? Token, DateTimeOffset At, IReadOnlyList<KeyValuePair<string, string>>? Fields);

/// <summary>
/// Keeps what was filled in until the person is back, sealed, in a cookie of their own browser: the server keeps nothing of
/// somebody who is not signed in. Of a form with files, or a very long one, only the place is kept; of a door where
/// secrets are typed, nothing.
/// </summary>
public sealed class InterruptedForms(IDataProtectionProvider protection, IOptions<AntiforgeryOptions> forms, OneStopSettings settings, TimeProvider clock)
{
    /// <summary>The page that offers to go on.</summary>
    public const string Page = "/resume";
    private const string Cookie = "onestop-interrupted";

    // Of the 24 kB that a request's head may have. Packed, it is a form of about ten thousand characters.
    private const int Longest = 12_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);
    private readonly IDataProtector protector = protection.CreateProtector("interrupted-form");
    private readonly ChunkingCookieManager cookies = new();

    /// <summary>Keeps the form of this request; false when nothing is to be kept of it.</summary>
    public async Task<bool> TryKeep(HttpContext http)
    {
        var request = http.Request;
        var isDoor = http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == RateLimits.SignIn;
        if (isDoor || !HttpMethods.IsPost(request.Method))
            return false;
        var form = new InterruptedForm(request.PathBase + request.Path + request.QueryString, http.Actor()?.Account, null, clock.GetUtcNow(), null);
        var kept = Seal(form);
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            var token = forms.Value.FormFieldName;
            var sent = await request.ReadFormAsync(http.RequestAborted);
            var whole = Seal(form with
            {
                Token = sent[token],
                Fields = [.. sent.Where(f => f.Key != token).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))],
            });
            kept = whole.Length > Longest ? kept : whole;
        }

        cookies.AppendResponseCookie(http, Cookie, kept, Options(Kept));
        return true;
    }

    /// <summary>Whether one waits here; whose it is has not been looked at.</summary>
    public bool IsWaiting(HttpContext http) => Read(http) is not null;

    /// <summary>The form that waits in this browser; null when there is none, or it has waited too long.</summary>
    public InterruptedForm? Read(HttpContext http)
    {
        try
        {
            return cookies.GetRequestCookie(http, Cookie) is { Length: > 0 } kept && Unpack(protector.Unprotect(Convert.FromBase64String(kept))) is { } form
                && clock.GetUtcNow() - form.At < Kept ? form : null;
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            // Of another installation, cut off, or made up: as if it were not there.
            return null;
        }
    }

    public void Forget(HttpContext http) => cookies.DeleteCookie(http, Cookie, Options(null));

    private CookieOptions Options(TimeSpan? age) => new()
    {
        MaxAge = age,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = !settings.IsDemo,
        Path = "/",
    };

    private string Seal(InterruptedForm form)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(packing, form);
        return Convert.ToBase64String(protector.Protect(packed.ToArray()));
    }

    private static InterruptedForm? Unpack(byte[] packed)
    {
        using var unpacking = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<InterruptedForm>(unpacking);
    }
}
