using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Items.Csv;

/// <summary>What a file may name, and where the importing official may write.</summary>
/// <param name="Basics">Basic codes of the directory.</param>
/// <param name="Regions">Codes of regions in which the official may write.</param>
/// <param name="Departments">Codes of departments.</param>
/// <param name="Halls">Codes of halls.</param>
internal sealed record KnownCodes(IReadOnlySet<string> Basics, IReadOnlySet<string> Regions, IReadOnlySet<string> Departments, IReadOnlySet<string> Halls)
{
    public static KnownCodes Of(CatalogParts parts, string within) => new(
        parts.Items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal),
        parts.Regions.Where(r => Region.Covers(within, r.Code)).Select(r => r.Code).ToHashSet(StringComparer.Ordinal),
        parts.Departments.Select(d => d.Code).ToHashSet(StringComparer.Ordinal),
        parts.Halls.Select(h => h.Code).ToHashSet(StringComparer.Ordinal));
}
