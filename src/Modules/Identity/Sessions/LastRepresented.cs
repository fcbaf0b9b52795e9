using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using OneStop.Web;

namespace OneStop.Identity.Sessions;

/// <summary>
/// For whom an account acted last in this browser, sealed in a cookie: whoever signs in again is not taken for acting for
/// themselves. It gives no right; the mandate is looked at as always.
/// </summary>
internal sealed class LastRepresented(IDataProtectionProvider protection, OneStopSettings settings)
{
    private const string Cookie = "onestop-acting";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private readonly IDataProtector protector = protection.CreateProtector("last-represented");

    /// <param name="http">The request of the choice.</param>
    /// <param name="account">Who chose.</param>
    /// <param name="enterprise">Subject of the enterprise; null for oneself.</param>
    public void Remember(HttpContext http, Guid account, Guid? enterprise) => http.Response.Cookies.Append(
        Cookie, Convert.ToBase64String(protector.Protect([.. account.ToByteArray(), .. (enterprise ?? Guid.Empty).ToByteArray()])), new()
        {
            MaxAge = Kept,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = !settings.IsDemo,
        });

    /// <summary>The enterprise, <see cref="Guid.Empty"/> for oneself; null when this account has chosen nothing here.</summary>
    public Guid? Of(HttpContext http, Guid account)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 } kept && protector.Unprotect(Convert.FromBase64String(kept)) is { Length: 32 } both
                && new Guid(both.AsSpan(0, 16)) == account ? new Guid(both.AsSpan(16)) : null;
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException)
        {
            // Of another installation, or made up: as if it were not there.
            return null;
        }
    }
}
