using Microsoft.Extensions.Diagnostics.HealthChecks;
using OneStop.EventSourcing.Integrity;

namespace OneStop.Portal;

/// <summary>What happens is signed; a refusal to sign stands in the log with its reason.</summary>
internal sealed class LedgerCheck(LedgerState ledger) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(ledger.Fault is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("what happens is not signed; the log says why"));
}
