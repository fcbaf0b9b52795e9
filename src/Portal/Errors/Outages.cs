using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>Tells an outage, which passes, from a bug, which does not.</summary>
internal static class Outages
{
    public const int RetryAfterSeconds = 20;

    public static int Status(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when IsDatabaseAway(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>PostgreSQL cannot be reached, is starting, stopping or full of connections, or the node that has a case is gone.</summary>
    public static bool IsDatabaseAway(Exception? exception) => exception switch
    {
        null => false,
        PostgresException { SqlState: ['0', '8', ..] or ['5', '7', 'P', ..] } => true,
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ReadOnlySqlTransaction } => true,
        PostgresException => false,
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        SocketException => true,
        // A case whose node has just died or leaves is somewhere else in a moment.
        OrleansMessageRejectionException or SiloUnavailableException => true,
        _ => IsDatabaseAway(exception.InnerException),
    };

    private static readonly object AskedBy = new();

    /// <summary>The method of the request that an error page is shown for.</summary>
    public static string OriginalMethod(this HttpContext context) => context.Items[AskedBy] as string ?? context.Request.Method;

    /// <summary>An error page is looked at, whatever was asked for, and must not read again what could not be read the first time.</summary>
    public static IApplicationBuilder UseForgottenBody(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Request.Body = Stream.Null;
            context.Request.ContentLength = null;
            context.Request.ContentType = null;
            context.Features.Set<IFormFeature>(null);
            context.Items[AskedBy] = context.Request.Method;
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });

    /// <summary>When even the error page cannot be shown: plain words, so that nobody is left with a blank window.</summary>
    public static IApplicationBuilder UseLastResort(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && exception is not OperationCanceledException)
        {
            context.RequestServices.GetRequiredService<ILogger<OneStopSettings>>().LogError(exception, "The error page failed too");
            var t = context.RequestServices.GetRequiredService<TextCatalogue>().In(Langs.Of(context.Request));
            var away = IsDatabaseAway(exception);
            context.Response.Clear();
            context.Response.StatusCode = away ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
            SecurityHeaders.Set(context.Response.Headers);
            if (away)
                context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            context.Response.ContentType = "text/html; charset=utf-8";
            var name = away ? "503" : "500";
            var (title, style) = (t["error." + name + ".title"], context.RequestServices.GetRequiredService<Assets>().Url("onestop.css"));
            Markup head = $"""<title>{title}</title><link rel="stylesheet" href="{style}">""";
            Markup body = $"""<body><main class="wrap"><h1>{title}</h1><p class="lead">{t["error." + name + ".text"]}</p></main></body>""";
            Markup page = $"""<!DOCTYPE html><html lang="{t.Lang.Tag()}">{head}{body}</html>""";
            await context.Response.WriteAsync(page.ToString());
        }
    });
}
