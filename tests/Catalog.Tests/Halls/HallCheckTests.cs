using OneStop.Catalog.Halls;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Halls;

public class HallCheckTests
{
    private static readonly CatalogParts Parts = CatalogFiles.Shipped.Parts with { Halls = TestHalls.All };

    [Fact]
    public void The_halls_that_ship_are_sound() =>
        CatalogFiles.Shipped.Parts.Halls.SelectMany(h => HallCheck.Faults(h, CatalogFiles.Shipped.Parts)).Select(f => f.ToString()).ShouldBeEmpty();

    [Fact]
    public void Those_of_the_tests_too() => TestHalls.All.SelectMany(h => HallCheck.Faults(h, Parts)).ShouldBeEmpty();

    [Fact]
    public void Every_fault_is_told_with_its_place()
    {
        var bad = TestHalls.Window
            with
        { Region = "123456", Serves = ["nobody"], Parent = "nowhere", Latitude = 91, Hours = [new([8], "9:00", "12:00"), new([1], "09:00", "09:00")] };
        var faults = HallCheck.Faults(bad, Parts).ToList();
        faults.Select(f => f.Code).ShouldBe(["hall-region", "hall-serves", "hall-parent", "hall-hours", "hall-hours", "hall-position"]);
        faults.ShouldAllBe(f => f.Place == "halls/test-window");
    }
}
