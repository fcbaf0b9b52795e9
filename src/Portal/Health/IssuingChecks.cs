using Microsoft.Extensions.Diagnostics.HealthChecks;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Contracts.Identity;
using OneStop.Domain;

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
            var departments = Deciding.Departments(catalog);
            var sealedUntil = await issuing.SealedUntil(departments, cancellationToken);
            var without = departments.Except(sealedUntil.Keys).Order(StringComparer.Ordinal).ToList();
            return without.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"no seal: {string.Join(", ", without)}");
        }
        catch (Exception away) when (Outages.IsDatabaseAway(away))
        {
            return HealthCheckResult.Degraded("not known");
        }
    }
}

/// <summary>Somebody decides for every department that decides about something in force, and somebody takes in.</summary>
internal sealed class PostCheck(IPosts posts, ICatalog catalog) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var held = await posts.Held(cancellationToken);
            var reviewed = held.Where(h => h.Post.Role == PostRole.Reviewer).Select(h => h.Post.Department);
            var without = Deciding.Departments(catalog).Except(reviewed).Order(StringComparer.Ordinal).ToList();
            if (held.All(h => h.Post.Role != PostRole.Clerk))
                without.Insert(0, "the window");
            return without.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"nobody: {string.Join(", ", without)}");
        }
        catch (Exception away) when (Outages.IsDatabaseAway(away))
        {
            return HealthCheckResult.Degraded("not known");
        }
    }
}

/// <summary>Departments that decide about something in force.</summary>
file static class Deciding
{
    public static string[] Departments(ICatalog catalog) =>
        [.. catalog.Regions.SelectMany(r => catalog.Published(r.Code)).DistinctBy(m => m.Code)
            .SelectMany(m => m.Items).Select(i => i.Department).Distinct()];
}
