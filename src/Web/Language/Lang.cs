using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

public static class Langs
{
    public const string Cookie = "lang";

    /// <summary>The language that the reader chose; Chinese until they choose.</summary>
    public static Lang Of(HttpRequest request)
    {
        var chosen = SiteSwitch.Of(request) is ("zh" or "en") and var pressed ? pressed : request.Cookies[CookieNames.Of(request.HttpContext, Cookie)];
        return chosen == "en" ? Lang.En : Lang.Zh;
    }

    /// <summary>The value of an HTML <c>lang</c> attribute.</summary>
    public static string Tag(this Lang lang) => lang == Lang.En ? "en" : "zh-CN";
}
