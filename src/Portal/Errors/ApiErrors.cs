using System.Globalization;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>What people get as a page, programs get as a problem with a code.</summary>
internal static class ApiErrors
{
    public static IApplicationBuilder UseApiErrors(this IApplicationBuilder app) => app.UseWhen(IsForPrograms, programs =>
    {
        programs.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Failed, StatusCodeSelector = Outages.Status });
        programs.UseStatusCodePages(empty => Tell(empty.HttpContext, empty.HttpContext.Response.StatusCode));
    });

    private static bool IsForPrograms(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static Task Failed(HttpContext http)
    {
        SecurityHeaders.Set(http.Response.Headers);
        if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = Outages.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Tell(http, http.Response.StatusCode);
    }

    private static Task Tell(HttpContext http, int status) => Problems.Write(http, status switch
    {
        StatusCodes.Status404NotFound => Refusal.NotFound("api.not-found"),
        StatusCodes.Status405MethodNotAllowed => Refusal.Invalid("api.method"),
        StatusCodes.Status503ServiceUnavailable => Refusal.Invalid("api.away"),
        >= 500 => Refusal.Invalid("api.failed"),
        _ => Refusal.Invalid("api.bad-request"),
    }, status);
}
