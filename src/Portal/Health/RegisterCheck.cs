using Microsoft.Extensions.Diagnostics.HealthChecks;
using OneStop.Contracts.Exchange;

namespace OneStop.Portal;

/// <summary>The registers that this node asked have answered; every page has a way on without one that does not.</summary>
internal sealed class RegisterCheck(IRegisterStates registers) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(registers.Failing is { Count: > 0 } failing
            ? HealthCheckResult.Degraded($"failing: {string.Join(", ", failing)}")
            : HealthCheckResult.Healthy());
}
