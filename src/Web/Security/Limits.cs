using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace OneStop.Web;

/// <summary>How often and how much: named rate limits for the doors that can be knocked at, and sizes of bodies.</summary>
public static class Limits
{
    /// <summary>Sign-ins, codes and anything else where a secret could be guessed: <c>[EnableRateLimiting(Limits.SignIn)]</c>.</summary>
    public const string SignIn = "signin";

    /// <summary>Look-ups by number that could be walked through: verification, case numbers.</summary>
    public const string Lookup = "lookup";

    /// <summary>Open data: generous, and counted for plain reading too.</summary>
    public const string OpenData = "open-data";

    /// <summary>A body unless the page says otherwise with <c>[RequestSizeLimit]</c>.</summary>
    public const long Body = 1_000_000;

    /// <summary>One upload of several pages.</summary>
    public const long Upload = 32_000_000;

    public static IServiceCollection AddLimits(this IServiceCollection services, OneStopSettings settings) => services
        .Configure<FormOptions>(forms =>
        {
            forms.ValueCountLimit = 1000;
            forms.ValueLengthLimit = 100_000;
            forms.MultipartBodyLengthLimit = Upload;
        })
        .AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                if (rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<OpenToAllAttribute>() is not null)
                    await Problems.Write(rejected.HttpContext, Refusal.Invalid("open-data.too-many"), StatusCodes.Status429TooManyRequests);
            };
            limits.AddPolicy(SignIn, context => Partition(context, settings.SignInsPerMinute));
            limits.AddPolicy(Lookup, context => Partition(context, settings.LookupsPerMinute));
            limits.AddPolicy(OpenData, context => Window(context, settings.OpenDataPerMinute));
        });

    /// <summary>
    /// An announced body that is too large, or a text that is not UTF-8, is answered before anything reads it: with 413 or 415
    /// instead of a broken form.
    /// </summary>
    public static IApplicationBuilder UseBodyLimits(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (context.Request.ContentLength > most)
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        else if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Charset is { HasValue: true } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        else
            return next(context);
        return Task.CompletedTask;
    });

    // Reading a page costs nothing to an attacker's aim; only posts and API calls count, and a person behind a shared address
    // counts as themselves once signed in.
    private static RateLimitPartition<string> Partition(HttpContext context, int perMinute)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Query.Count == 0)
            return RateLimitPartition.GetNoLimiter("read");
        return Window(context, perMinute);
    }

    private static RateLimitPartition<string> Window(HttpContext context, int perMinute)
    {
        var key = context.Actor() is { } actor ? actor.Account.ToString() : context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        return RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
    }
}
