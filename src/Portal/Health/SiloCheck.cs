using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OneStop.Portal;

/// <summary>The silo in this process is a member of its cluster; one that joins or leaves takes no cases.</summary>
internal sealed class SiloCheck(ISiloStatusOracle silo) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(silo.CurrentStatus == SiloStatus.Active ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("not a member"));
}
