using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>How often: named rate limits for the doors that can be knocked at.</summary>
public static class RateLimits
{
    /// <summary>
    /// Sign-ins, codes and anything else where a secret could be guessed: <c>[EnableRateLimiting(RateLimits.SignIn)]</c>. What was
    /// wrong is counted where it is looked at; here only a flood that no hall and no mobile network makes is kept off.
    /// </summary>
    public const string SignIn = "signin";

    private const int Flood = 1_200;

    /// <summary>Look-ups by number that could be walked through: verification, case numbers.</summary>
    public const string Lookup = "lookup";

    /// <summary>Open data: generous, and counted for plain reading too.</summary>
    public const string OpenData = "open-data";

    /// <summary>Doors at which programs prove who they are: tokens and what belongs to them. Counted before anything is looked at.</summary>
    public const string Programs = "programs";

    public static IServiceCollection AddRateLimits(this IServiceCollection services, OneStopSettings settings) => services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                if (OpenToAll.Is(rejected.HttpContext) || IsForPrograms(rejected.HttpContext))
                    await Problems.Write(rejected.HttpContext, Refusal.Invalid("open-data.too-many"), StatusCodes.Status429TooManyRequests);
            };
            // Secrets are posted: opening a form is no try, wherever it leads to afterwards.
            limits.AddPolicy(SignIn, context => HttpMethods.IsGet(context.Request.Method) ? Free : Window(context, Flood));
            limits.AddPolicy(Lookup, context => Reads(context) ? Free : Window(context, settings.LookupsPerMinute));
            limits.AddPolicy(OpenData, context => Window(context, settings.OpenDataPerMinute));
            limits.AddPolicy(Programs, context => Window(context, settings.TokensPerMinute));
        });

    /// <summary>
    /// Doors for programs are answered while a request is authenticated, before anybody's limits are looked at: theirs come first.
    /// </summary>
    public static IApplicationBuilder UseProgramLimits(this IApplicationBuilder app) => app.UseWhen(IsForPrograms, doors => doors.UseRateLimiter());

    private static bool IsForPrograms(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Programs;

    private static RateLimitPartition<string> Free => RateLimitPartition.GetNoLimiter("read");

    // A page that names nothing costs nothing to an attacker's aim; a code in the path is guessed at like one in the query.
    private static bool Reads(HttpContext context) => HttpMethods.IsGet(context.Request.Method) && context.Request.Query.Count == 0
        && context.Request.RouteValues.Keys.All(key => key == "page");

    // A person behind a shared address counts as themselves once signed in.
    private static RateLimitPartition<string> Window(HttpContext context, int perMinute)
    {
        var key = context.Actor() is { } actor ? actor.Account.ToString() : context.Network();
        return RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
    }
}
