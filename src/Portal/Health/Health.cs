using System.Net.Mime;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>
/// For load balancers and monitors: live while the process answers, ready while it can do its work. Degraded is ready, with
/// something that somebody should look at; it answers 200 like ready, so that no balancer takes a node away for it.
/// </summary>
internal static class Health
{
    private const string Live = "live", Ready = "ready";

    private static readonly HttpMethodMetadata Reads = new([HttpMethods.Get, HttpMethods.Head]);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddNpgSql(s => s.GetRequiredService<NpgsqlDataSource>(), name: "database", tags: [Ready], timeout: Patience)
            .AddCheck<SiloCheck>("silo", tags: [Ready])
            .AddCheck<FollowUpCheck>("followUps", HealthStatus.Degraded, [Ready])
            .AddCheck<LedgerCheck>("ledger", HealthStatus.Degraded, [Ready])
            .AddCheck<FontCheck>("fonts", HealthStatus.Degraded, [Ready])
            .AddCheck<SealCheck>("seals", HealthStatus.Degraded, [Ready])
            .AddCheck<PostCheck>("posts", HealthStatus.Degraded, [Ready])
            .AddCheck<RegisterCheck>("registers", HealthStatus.Degraded, [Ready]);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        // No check is tagged live: whoever can answer lives.
        endpoints.MapHealthChecks("/health/live", new() { Predicate = check => check.Tags.Contains(Live), ResponseWriter = WriteLive })
            .WithMetadata(new AccessAttribute(Right.WatchHealth), Reads);
        endpoints.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = Write })
            .WithMetadata(new AccessAttribute(Right.WatchHealth), Reads);
    }

    private static Task WriteLive(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = MediaTypeNames.Text.Plain;
        return http.Response.WriteAsync("live");
    }

    private static async Task Write(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = MediaTypeNames.Application.Json;
        var answer = new { status = Word(report.Status), checks = report.Entries.ToDictionary(e => e.Key, e => Words(e.Value)) };
        await JsonSerializer.SerializeAsync(http.Response.Body, answer, JsonSerializerOptions.Web, http.RequestAborted);
    }

    // What an exception says may name hosts and accounts; everybody may read this answer.
    private static string Words(HealthReportEntry entry) => entry.Exception is not null ? "away" : entry.Description ?? Word(entry.Status);

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "degraded",
        _ => "unavailable",
    };
}
