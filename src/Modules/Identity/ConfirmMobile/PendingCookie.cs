using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using OneStop.Web;

namespace OneStop.Identity.ConfirmMobile;

/// <summary>Keeps what somebody began, encrypted in their own browser, until the code comes back: half an hour.</summary>
internal sealed class PendingCookie(IDataProtectionProvider protection, OneStopSettings settings)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    public void Keep<T>(HttpContext context, string name, T begun) =>
        context.Response.Cookies.Append(name, Protector(name).Protect(JsonSerializer.Serialize(begun), Kept), Options(context));

    /// <summary>Null when nothing was begun, or too long ago.</summary>
    public T? Read<T>(HttpContext context, string name)
        where T : class
    {
        if (!context.Request.Cookies.TryGetValue(name, out var kept))
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(Protector(name).Unprotect(kept));
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public void Drop(HttpContext context, string name) => context.Response.Cookies.Delete(name, Options(context));

    private ITimeLimitedDataProtector Protector(string name) => protection.CreateProtector("pending", name).ToTimeLimitedDataProtector();

    private CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = !settings.IsDemo || context.Request.IsHttps,
    };
}
