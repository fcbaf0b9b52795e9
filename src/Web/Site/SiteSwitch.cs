using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace OneStop.Web;

/// <summary>
/// A press that changes language or version of the site and takes along what is typed on the page: the page's form, sent to
/// the page's own address with <c>?switch=en</c>. Nothing is saved and nothing is judged.
/// </summary>
public static class SiteSwitch
{
    public const string Query = "switch";

    /// <summary>What was pressed: <c>zh</c>, <c>en</c>, <c>elder</c>, <c>standard</c>; null when nothing was.</summary>
    public static string? Of(HttpRequest request) =>
        request.Query[Query] is ["zh" or "en" or SiteVersion.Elder or SiteVersion.Standard] pressed ? pressed[0] : null;

    /// <summary>The rest of an address.</summary>
    public static QueryString Without(IQueryCollection query) => new QueryBuilder(query.Where(q => q.Key != Query)).ToQueryString();

    /// <summary>Keeps the choice in its cookie, which holds nothing else.</summary>
    public static void Keep(HttpContext http, bool secure, string chosen) =>
        http.Response.Cookies.Append(CookieNames.Of(http, chosen is "zh" or "en" ? Langs.Cookie : SiteVersion.Cookie), chosen, new()
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = secure,
        });
}
