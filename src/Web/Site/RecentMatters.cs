using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>
/// The matters whose guide was opened last, in a cookie of the reader's own browser: at most six codes and nothing else. The
/// server keeps no trace of it.
/// </summary>
public static class RecentMatters
{
    public const string Cookie = "recent";
    private const int Kept = 6;
    private const int LongestCode = 32;
    private const char Between = '.';

    /// <summary>The last opened first. What somebody wrote into the cookie by hand comes out as no code that exists, or not at all.</summary>
    public static IReadOnlyList<string> Of(HttpRequest request) =>
        request.Cookies[CookieNames.Of(request.HttpContext, Cookie)] is { Length: > 0 and <= Kept * (LongestCode + 1) } text
        ? [.. text.Split(Between).Where(IsCode).Distinct(StringComparer.Ordinal).Take(Kept)]
        : [];

    public static void Remember(HttpContext http, string code)
    {
        var before = Of(http.Request);
        if (!IsCode(code) || (before.Count > 0 && before[0] == code))
            return;
        http.Response.Cookies.Append(CookieNames.Of(http, Cookie), string.Join(Between, before.Where(c => c != code).Prepend(code).Take(Kept)),
            Options(http, TimeSpan.FromDays(30)));
    }

    public static void Forget(HttpContext http)
    {
        var name = CookieNames.Of(http, Cookie);
        if (http.Request.Cookies.ContainsKey(name))
            http.Response.Cookies.Delete(name, Options(http, null));
    }

    private static bool IsCode(string text) => text.Length is > 0 and <= LongestCode && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static CookieOptions Options(HttpContext http, TimeSpan? age) => new()
    {
        MaxAge = age,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = !http.RequestServices.GetRequiredService<OneStopSettings>().IsDemo,
    };
}
