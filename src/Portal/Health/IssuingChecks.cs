using Microsoft.Extensions.Diagnostics.HealthChecks;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;

namespace OneStop.Portal;

/// <summary>The fonts are there that documents embed; without them nothing can be printed.</summary>
internal sealed class FontCheck(IIssuingReadiness issuing) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(issuing.MissingFonts is { Count: > 0 } missing
            ? HealthCheckResult.Degraded($"missing: {string.Join(", ", missing)}")
            : HealthCheckResult.Healthy());
}

/// <summary>Every department that decides about something in force has a seal that is valid today.</summary>
internal sealed class SealCheck(IIssuingReadiness issuing, ICatalog catalog) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var matters = catalog.Regions.SelectMany(r => catalog.Published(r.Code)).DistinctBy(m => m.Code);
            string[] departments = [.. matters.SelectMany(m => m.Items).Select(i => i.Department).Distinct()];
            var without = await issuing.WithoutSeal(departments, cancellationToken);
            return without.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"no seal: {string.Join(", ", without)}");
        }
        catch (Exception away) when (Outages.IsDatabaseAway(away))
        {
            return HealthCheckResult.Degraded("not known");
        }
    }
}
