using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

/// <summary>How the reader wants to see the site.</summary>
public static class View
{
    public const string Cookie = "view";
    public const string Elder = "elder";

    /// <summary>The elder version: larger, simpler, the telephone first.</summary>
    public static bool IsElder(this HttpContext context) => context.Request.Cookies[Cookie] == Elder;

    /// <summary>The address that the reader sees, also while an error page stands in for it.</summary>
    public static string Here(this HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } status)
            return status.OriginalPathBase + status.OriginalPath + status.OriginalQueryString;
        if (context.Features.Get<IExceptionHandlerPathFeature>() is { } exception)
            return exception.Path;
        return context.Request.PathBase + context.Request.Path + context.Request.QueryString;
    }

    /// <summary>A path on this site, or the home page: never somebody else's address.</summary>
    public static string Local(string? path) =>
        path is ['/'] or ['/', not ('/' or '\\'), ..] && !path.Any(char.IsControl) ? path : "/";
}
