using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

/// <summary>The version of the site that the reader chose, kept in a cookie: the standard one, or the elder version.</summary>
public static class SiteVersion
{
    public const string Cookie = "view";
    public const string Elder = "elder";

    /// <summary>The elder version: larger, simpler, the telephone first.</summary>
    public static bool IsElder(this HttpContext context) => context.Request.Cookies[Cookie] == Elder;
}
