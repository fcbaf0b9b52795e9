using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using OneStop.Identity.Accounts;
using OneStop.Web;

namespace OneStop.Identity.Sessions;

/// <summary>
/// Remembers in a cookie of its own, encrypted, who signed in on this device: strangers' wrong passwords do not count against it.
/// It opens nothing.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, OneStopSettings settings)
{
    private const string Cookie = "onestop-device";
    private const int Most = 5;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private readonly IDataProtector protector = protection.CreateProtector("known-device");

    public Knock Knock(HttpContext context) => new(context.Network(), Read(context));

    /// <summary>The account has just been signed in here.</summary>
    public void Remember(HttpContext context, Guid account)
    {
        var known = Read(context) ?? new(Guid.CreateVersion7(), []);
        Guid[] accounts = [account, .. known.Accounts.Where(a => a != account).Take(Most - 1)];
        context.Response.Cookies.Append(Cookie, protector.Protect(string.Join(' ', accounts.Prepend(known.Id))), new()
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = !settings.IsDemo || context.Request.IsHttps,
            MaxAge = Kept,
        });
    }

    private KnownDevice? Read(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(Cookie, out var kept))
            return null;
        try
        {
            var ids = protector.Unprotect(kept).Split(' ').Select(Guid.Parse).ToList();
            return new(ids[0], ids[1..]);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
