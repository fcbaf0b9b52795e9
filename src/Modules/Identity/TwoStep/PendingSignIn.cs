using Microsoft.AspNetCore.Http;
using OneStop.Web;

namespace OneStop.Identity.TwoStep;

/// <summary>An official whose password was right and whose second step is still to come; it lets nobody in.</summary>
/// <param name="Login">Fingerprint of what was typed.</param>
/// <param name="Stamp">Of the account, as it was then.</param>
internal sealed record PendingSignIn(Guid Account, byte[] Login, string Stamp, DateTimeOffset Until)
{
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(5);

    private const string Cookie = "onestop-step";

    public void Keep(SealedCookies cookies, HttpContext http) => cookies.Keep(http, Cookie, this, Time);

    /// <summary>Null when nobody began, or too long ago.</summary>
    public static PendingSignIn? Of(SealedCookies cookies, HttpContext http, DateTimeOffset now) =>
        cookies.Read<PendingSignIn>(http, Cookie) is { } pending && pending.Until > now ? pending : null;

    public static void Drop(SealedCookies cookies, HttpContext http) => cookies.Drop(http, Cookie);
}
