using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.World;

/// <summary>Places for tests, of every kind there is.</summary>
internal static class TestHalls
{
    private static readonly int[] Weekdays = [1, 2, 3, 4, 5];

    public static readonly Hall House = new()
    {
        Code = "test-house", Kind = HallKind.Hall, Name = new("测试大厅", "Test hall"), Region = "990102", Address = new("湖滨区试验路1号", "1 Shiyan Road, Hubin"),
        Latitude = 30.5, Longitude = 114.3, Phone = "027-8888 0001",
        Hours = [new(Weekdays, "09:00", "12:00"), new(Weekdays, "13:30", "17:00"), new([6], "09:00", "12:00")],
        Note = new("停车从北门进", "Parking by the north gate"),
    };

    public static readonly Hall Window = new()
    {
        Code = "test-window", Kind = HallKind.Window, Parent = House.Code, Name = new("测试烟草窗口", "Test tobacco counter"), Region = "990102",
        Address = House.Address, Serves = ["tobacco"], Hours = [new([3], "09:00", "12:00")],
    };

    public static readonly Hall Corner = new()
    {
        Code = "test-corner", Kind = HallKind.Window, Parent = House.Code, Name = new("测试咨询台", "Test enquiries"),
        Region = "990102", Address = House.Address
    };

    public static readonly Hall Machine = new()
    {
        Code = "test-machine", Kind = HallKind.SelfService, Name = new("测试自助机", "Test machine"), Region = "990103",
        Address = new("临江区试验路2号", "2 Shiyan Road, Linjiang")
    };

    /// <summary>Only the tobacco bureau is met there.</summary>
    public static readonly Hall Bureau = new()
    {
        Code = "test-bureau", Kind = HallKind.Hall, Name = new("测试专业大厅", "Test bureau"), Region = "990103",
        Address = new("临江区试验路3号", "3 Shiyan Road, Linjiang"), Serves = ["tobacco"], Hours = [new(Weekdays, "09:00", "17:00")]
    };

    public static IReadOnlyList<Hall> All => [House, Window, Corner, Machine, Bureau];

    public static IEnumerable<CatalogPart> Parts => All.Select(h => CatalogPart.Of(CatalogParts.Hall, h.Code, h));
}
