using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

/// <summary>A part of an address that is nothing but blanks names nothing; binding would make it null, which no page expects.</summary>
public static class BlankNames
{
    public static IApplicationBuilder UseBlankNames(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.RouteValues.Values.OfType<string>().Any(v => v.Length > 0 && string.IsNullOrWhiteSpace(v)))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
