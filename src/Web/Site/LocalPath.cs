using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

/// <summary>Addresses on this site that somebody is at, or is sent back to.</summary>
public static class LocalPath
{
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
    public static string OrHome(string? path) =>
        path is ['/'] or ['/', not ('/' or '\\'), ..] && !path.Any(char.IsControl) ? path : "/";
}
