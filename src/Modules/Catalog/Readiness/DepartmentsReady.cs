using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Contracts.Identity;
using OneStop.Web;

namespace OneStop.Catalog.Readiness;

/// <summary>Whether those who have to decide can: what follows from the catalogue, asked of seals and posts. Two round trips.</summary>
[UseCase]
internal sealed class DepartmentsReady(CatalogInMemory catalog, IIssuingReadiness issuing, IPosts posts)
{
    /// <summary>All departments that decide something in force.</summary>
    public Task<DepartmentStates> Now(CancellationToken cancel) =>
        Of([.. catalog.Codes.Select(c => catalog.Find(c)).OfType<Matter>()], catalog.Parts, cancel);

    /// <summary>The departments of some matters, with parts that may not be published yet.</summary>
    public Task<DepartmentStates> With(IReadOnlyList<Matter> matters, IEnumerable<CatalogPart> added, CancellationToken cancel)
    {
        var parts = catalog.Parts.All().ToDictionary(p => (p.Kind, p.Code));
        foreach (var part in added)
            parts[(part.Kind, part.Code)] = part;
        return Of(matters, CatalogParts.Of(parts.Values), cancel);
    }

    private async Task<DepartmentStates> Of(IReadOnlyList<Matter> matters, CatalogParts parts, CancellationToken cancel)
    {
        var seals = await issuing.SealedUntil([.. matters.SelectMany(m => m.Items).Select(i => i.Department).Distinct()], cancel);
        var held = await posts.Held(cancel);
        return new(DepartmentState.Of(matters, parts, held, seals), DepartmentState.NoClerk(matters, parts, held));
    }
}

/// <param name="NoClerk">Where nobody takes in, or null.</param>
internal sealed record DepartmentStates(IReadOnlyList<DepartmentState> Departments, Lack? NoClerk)
{
    public IReadOnlyList<Lack> Lacks => [.. Departments.SelectMany(d => d.Lacks), .. NoClerk is null ? [] : new[] { NoClerk }];
}
