using OneStop.Catalog.Items;
using OneStop.Catalog.Items.Csv;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Publish;

/// <summary>What other modules decide against is what a city is set up with.</summary>
public sealed class ShippedCatalogTests : CatalogWorld
{
    [Fact]
    public async Task Without_a_database_it_is_the_same_as_published()
    {
        await Seed();
        await new ShippedLocalItems(Db, new ImportLocalItems(Db, Catalog)).Seed(default);
        Catalog.Refresh();
        var shipped = ShippedCatalog.InMemory(TimeProvider.System);

        shipped.Codes.ShouldBe(Catalog.Codes);
        shipped.Parts.All().Select(p => (p.Kind, p.Code)).ShouldBe(Catalog.Parts.All().Select(p => (p.Kind, p.Code)), ignoreOrder: true);
        shipped.Parts.Items.ShouldAllBe(i => i.Version == 1 && shipped.IsOffered(i.Code) == Catalog.IsOffered(i.Code));
        shipped.Calendar.Years.ShouldBe(Catalog.Calendar.Years);
    }

    [Fact]
    public void Where_a_value_comes_from_stands_beside_the_value_and_not_in_a_hint_over_an_empty_field()
    {
        var catalog = ShippedCatalog.InMemory(TimeProvider.System);
        foreach (var matter in catalog.Codes.Select(c => catalog.Find(c)!))
            matter.Elements.Where(e => e is { Editable: true, Source: not null } && e.Hint?.Zh is { } hint
                && (hint.StartsWith("来自", StringComparison.Ordinal) || hint.Contains("里取来", StringComparison.Ordinal)))
                .Select(e => e.Code).ShouldBeEmpty(matter.Code);
    }

    [Fact]
    public void A_module_asks_it_as_it_asks_the_real_one()
    {
        var catalog = ShippedCatalog.Create();

        catalog.Published("990102001001").ShouldContain(m => m.Code == "YJS-E01");
        catalog.Search("餐馆", "990100")[0].Matter.Code.ShouldBe("YJS-E01");
        catalog.Compose(Restaurant.Matter, Answers.Usual(Restaurant.Matter), Known.Expected(Restaurant.Matter)).Items.Count.ShouldBe(6);
    }
}
