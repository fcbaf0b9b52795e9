using Microsoft.AspNetCore.Http;
using OneStop.Web;

namespace OneStop.Identity.Sessions;

/// <summary>
/// For whom an account acted last in this browser: whoever signs in again is not taken for acting for themselves. It gives no
/// right; the mandate is looked at as always.
/// </summary>
internal sealed class LastRepresented(SealedCookies cookies)
{
    private const string Cookie = "onestop-acting";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <param name="http">The request of the choice.</param>
    /// <param name="account">Who chose.</param>
    /// <param name="key">Of <see cref="Represented"/>; null for oneself.</param>
    public void Remember(HttpContext http, Guid account, string? key) => cookies.Keep(http, Cookie, new Chosen(account, key ?? ""), Kept);

    /// <summary>The key of whom they acted for, empty for oneself; null when this account has chosen nothing here.</summary>
    public string? Of(HttpContext http, Guid account) => cookies.Read<Chosen>(http, Cookie) is { } chosen && chosen.Account == account ? chosen.Key : null;

    private sealed record Chosen(Guid Account, string? Key);
}
