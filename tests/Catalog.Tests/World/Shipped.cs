using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.World;

/// <summary>All matters as they ship, for tests that hold for every one.</summary>
internal static class Shipped
{
    public static TheoryData<string> Codes => [.. CatalogFiles.Shipped.Matters.Select(m => m.Code)];

    public static Matter Matter(string code) => CatalogFiles.Shipped.Matters.Single(m => m.Code == code);
}
