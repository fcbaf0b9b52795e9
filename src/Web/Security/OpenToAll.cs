using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

/// <summary>Marks an endpoint whose answers are the same for everybody, so that pages of other sites may read them too.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute : Attribute;

public static class OpenToAll
{
    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<OpenToAllAttribute>() is not null;

    /// <summary>
    /// Any origin may read such an answer, a refusal by the rate limit included. It never carries a cookie: a shared cache may
    /// keep it.
    /// </summary>
    public static IApplicationBuilder UseOpenToAll(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Is(context))
        {
            var headers = context.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = "ETag, Link, Retry-After";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            // Registered before authentication, so it has the last word.
            context.Response.OnStarting(WithoutCookies, context);
        }

        return next(context);
    });

    private static readonly Func<object, Task> WithoutCookies = static state =>
    {
        ((HttpContext)state).Response.Headers.SetCookie = default;
        return Task.CompletedTask;
    };
}
