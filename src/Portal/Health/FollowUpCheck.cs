using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.Portal;

/// <summary>Certificates, deliveries and due dates: nothing given up, nothing failing again and again, nothing late.</summary>
internal sealed class FollowUpCheck(DeadLetters letters) : IHealthCheck
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
