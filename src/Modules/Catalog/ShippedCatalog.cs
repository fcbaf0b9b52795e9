using OneStop.Catalog.Items;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Search;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog;

/// <summary>The catalogue that ships with the program, read from its files alone: without a database, for tests and tools.</summary>
public static class ShippedCatalog
{
    /// <param name="clock">Decides which versions are in force; the time of day when not given.</param>
    public static ICatalog Create(TimeProvider? clock = null) => InMemory(clock ?? TimeProvider.System);

    internal static CatalogInMemory InMemory(TimeProvider clock) => new(new Files(), clock);

    private sealed class Files : IPublishedCatalog
    {
        public long Revision() => 1;

        public PublishedCatalog All()
        {
            var (parts, matters) = (CatalogFiles.Shipped.Parts, CatalogFiles.Shipped.Matters);
            return new(Revision(), matters, CatalogParts.Of(parts.All().Select(p => p with { Version = 1 })),
                new Dictionary<string, MatterEnd>(StringComparer.Ordinal),
                BasicItems.Local(parts.Items, matters).GroupBy(i => i.Basic, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => new Coverage([.. g.Select(i => i.Region).Distinct()]), StringComparer.Ordinal));
        }
    }
}
