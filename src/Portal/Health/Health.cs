using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Integrity;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>
/// For load balancers and monitors: live while the process answers, ready while it can do its work. Degraded is ready, with
/// something that somebody should look at; it answers 200 like ready, so that no balancer takes a node away for it.
/// </summary>
internal static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database").AddCheck<FollowUpsGetDone>("followUps", HealthStatus.Degraded)
            .AddCheck<LedgerIsSigned>("ledger", HealthStatus.Degraded);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("live")).WithMetadata(new AccessAttribute(Who.Anyone));
        endpoints.MapGet("/health/ready", async (HealthCheckService checks, CancellationToken cancel) =>
        {
            var report = await checks.CheckHealthAsync(cancel);
            return Results.Json(
                new { status = Word(report.Status), checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Description ?? Word(e.Value.Status)) },
                statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        }).WithMetadata(new AccessAttribute(Who.Anyone));
    }

    private static string Word(HealthStatus status) => status switch { HealthStatus.Healthy => "ready", HealthStatus.Degraded => "degraded", _ => "unavailable" };
}

/// <summary>What happens is signed; a refusal to sign stands in the log with its reason.</summary>
internal sealed class LedgerIsSigned(LedgerState ledger) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(ledger.Fault is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("what happens is not signed; the log says why"));
}

internal sealed class DatabaseAnswers(NpgsqlDataSource db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = db.CreateCommand("select 1");
            command.CommandTimeout = 2;
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception away) when (Outages.IsDatabaseAway(away))
        {
            return HealthCheckResult.Unhealthy("away");
        }
    }
}

/// <summary>Certificates, deliveries and due dates: nothing given up, nothing failing again and again, nothing late.</summary>
internal sealed class FollowUpsGetDone(DeadLetters letters) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var health = await letters.Health(cancellationToken);
            return health is { Dead: 0, Failing: 0 } && health.Behind < Late
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(string.Create(
                    CultureInfo.InvariantCulture, $"{health.Dead} given up, {health.Failing} failing, oldest {health.Behind.TotalSeconds:0} s late"));
        }
        catch (Exception away) when (Outages.IsDatabaseAway(away))
        {
            return HealthCheckResult.Degraded("not known");
        }
    }
}
