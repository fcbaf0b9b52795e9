using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

/// <summary>The version of the site that the reader chose, kept in a cookie: the standard one, or the elder version.</summary>
public static class SiteVersion
{
    public const string Cookie = "view";
    public const string Elder = "elder";
    public const string Standard = "standard";

    /// <summary>The elder version: larger, simpler, the telephone first.</summary>
    public static bool IsElder(this HttpContext context) =>
        (SiteSwitch.Of(context.Request) is (Elder or Standard) and var pressed ? pressed : context.Request.Cookies[CookieNames.Of(context, Cookie)]) == Elder;
}
