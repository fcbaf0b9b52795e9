using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;

namespace OneStop.Catalog.Readiness;

/// <summary>A department that decides something, and whether it can.</summary>
/// <param name="Matters">How many matters give it an item.</param>
/// <param name="SealedUntil">Null without a seal in force.</param>
/// <param name="Reviewers">Officials who decide for it, anywhere.</param>
/// <param name="Places">Halls and windows where it is met.</param>
internal sealed record DepartmentState(
    Department Department, int Matters, DateTimeOffset? SealedUntil, int Reviewers, int Places, IReadOnlyList<Lack> Lacks)
{
    /// <summary>The departments that the matters give items to, in the order of their codes.</summary>
    /// <param name="parts">The dictionaries as they are, or will be.</param>
    /// <param name="held">Posts that are held.</param>
    /// <param name="seals">Until when departments can seal.</param>
    public static IReadOnlyList<DepartmentState> Of(IReadOnlyList<Matter> matters, CatalogParts parts, IReadOnlyList<HeldPost> held,
        IReadOnlyDictionary<string, DateTimeOffset> seals)
    {
        return [.. matters.SelectMany(m => m.Items.Select(i => (i.Department, Matter: m))).GroupBy(i => i.Department, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => State(g.Key, [.. g.Select(i => i.Matter).Distinct()]))];

        DepartmentState State(string code, IReadOnlyList<Matter> its)
        {
            var department = parts.Departments.First(d => d.Code == code);
            var districts = Districts(its, parts);
            var reviewers = held.Where(h => h.Post.Role == PostRole.Reviewer && h.Post.Department == code).ToList();
            var places = parts.Halls.Where(h => h.Kind != HallKind.SelfService && (h.Serves.Count == 0 || h.Serves.Contains(code))).ToList();
            Lack? Without(LackKind kind, Func<Region, bool> has) => districts.Where(d => !has(d)).ToList() is { Count: > 0 } missing
                ? new(kind, department, missing.Count == districts.Count ? [] : missing) : null;
            Lack?[] lacks =
            [
                seals.ContainsKey(code) ? null : new(LackKind.Seal, department, []),
                Without(LackKind.Reviewer, d => reviewers.Exists(r => Region.Covers(r.Post.Region, d.Code))),
                // The hall of the city serves its districts.
                Without(LackKind.Hall, d => places.Exists(h => Region.Covers(h.Region, d.Code) || d.Contains(h.Region))),
            ];
            return new(department, its.Count, seals.TryGetValue(code, out var until) ? until : null, reviewers.Sum(r => r.Officials), places.Count,
                [.. lacks.OfType<Lack>()]);
        }
    }

    /// <summary>Districts in which matters are filed and nobody takes in, or null.</summary>
    public static Lack? NoClerk(IReadOnlyList<Matter> matters, CatalogParts parts, IReadOnlyList<HeldPost> held)
    {
        var clerks = held.Where(h => h.Post.Role == PostRole.Clerk).ToList();
        var districts = Districts(matters, parts);
        return districts.Where(d => !clerks.Exists(c => Region.Covers(c.Post.Region, d.Code))).ToList() is { Count: > 0 } missing
            ? new(LackKind.Clerk, null, missing.Count == districts.Count ? [] : missing) : null;
    }

    /// <summary>Where cases are filed: districts, or the city that has none.</summary>
    private static List<Region> Districts(IEnumerable<Matter> matters, CatalogParts parts)
    {
        var all = parts.Regions.Where(r => r.Level == 3).ToList();
        if (all.Count == 0)
            all = [.. parts.Regions.Where(r => r.Level == 2)];
        return [.. all.Where(d => matters.Any(m => m.Regions.Count == 0 || m.Regions.Any(r => Region.Covers(r, d.Code) || d.Contains(r))))];
    }
}
