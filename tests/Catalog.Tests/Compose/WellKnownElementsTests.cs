using System.Reflection;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Compose;

public sealed class WellKnownElementsTests
{
    [Fact]
    public void The_shipped_catalogue_has_every_element_that_the_product_reads_by_itself()
    {
        var codes = typeof(WellKnownElements).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToList();
        codes.Count.ShouldBeGreaterThan(5);
        var shipped = CatalogFiles.Shipped.Matters.SelectMany(m => m.Elements).Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        codes.ShouldAllBe(code => shipped.Contains(code));
    }
}
