using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

/// <summary>What every answer carries: nothing but our own style sheet and images may load, nobody may frame us.</summary>
public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; object-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>
    /// What somebody sees while signed in is not kept by a computer that others may use next; everything else may be kept by
    /// the reader's own browser, and is asked for again.
    /// </summary>
    public static IApplicationBuilder UseCacheRules(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(Cache, context);
        return next(context);
    });

    private static readonly Func<object, Task> Cache = static state =>
    {
        var context = (HttpContext)state;
        // An asset, or a form with its token, has already said more exactly what it wants.
        if (context.Response.Headers.CacheControl.Count == 0)
            context.Response.Headers.CacheControl = context.Actor() is null ? "private, no-cache" : "no-store";
        return Task.CompletedTask;
    };

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Set(context.Response.Headers);
        return next(context);
    });

    /// <summary>Puts them on an answer that was begun anew.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
