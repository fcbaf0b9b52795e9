using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Open.V20261201;

/// <summary>A department of the city.</summary>
public sealed record DepartmentData
{
    public required string Code { get; init; }

    /// <summary>Unified social credit code, GB 32100-2015.</summary>
    public required string CreditCode { get; init; }

    public required Text Name { get; init; }
    public required Text ShortName { get; init; }
    public required string Phone { get; init; }

    /// <summary>When somebody answers the telephone.</summary>
    public required Text Hours { get; init; }

    internal static DepartmentData Of(Department department) => new()
    {
        Code = department.Code, CreditCode = department.CreditCode, Name = Text.Of(department.Name), ShortName = Text.Of(department.ShortName),
        Phone = department.Phone, Hours = Text.Of(department.Hours),
    };
}

/// <summary>An administrative division, GB/T 2260 and the statistical codes below it.</summary>
/// <param name="Code">12 digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">1 province, 2 city, 3 county, 4 street, 5 community.</param>
/// <param name="Parent">12 digits; absent at the top.</param>
public sealed record RegionData(string Code, Text Name, int Level, string? Parent = null)
{
    internal static RegionData Of(Region region) =>
        new(region.FullCode, Text.Of(region.Name), region.Level, region.Parent is { } parent ? FullCode(parent) : null);

    internal static string FullCode(string code) => code.PadRight(12, '0');
}

/// <summary>Sorts of places: a window is inside a hall.</summary>
public enum PlaceKind { Hall, Window, SelfService }

/// <summary>A place where people are served.</summary>
public sealed record HallData
{
    public required string Code { get; init; }
    public required PlaceKind Kind { get; init; }
    public required Text Name { get; init; }

    /// <summary>12-digit code of the region it serves.</summary>
    public required string Region { get; init; }

    public required Text Address { get; init; }

    /// <summary>Degrees, CGCS2000.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees, CGCS2000.</summary>
    public double? Longitude { get; init; }

    public string? Phone { get; init; }

    /// <summary>Open at any hour, holidays included.</summary>
    public required bool AroundTheClock { get; init; }

    /// <summary>Public holidays are closed; weekend days that are worked instead are open as a weekday.</summary>
    public required IReadOnlyList<HoursData> Hours { get; init; }

    /// <summary>Code of the hall in which it is.</summary>
    public string? Parent { get; init; }

    /// <summary>Codes of the departments served here; empty means all.</summary>
    public required IReadOnlyList<string> Departments { get; init; }

    public Text? Note { get; init; }

    /// <summary>Path of its page for people.</summary>
    public required string Page { get; init; }

    /// <param name="hall">With the hours that count for it.</param>
    internal static HallData Of(Hall hall) => new()
    {
        Code = hall.Code, Kind = Enum.Parse<PlaceKind>(hall.Kind.ToString()), Name = Text.Of(hall.Name), Region = RegionData.FullCode(hall.Region),
        Address = Text.Of(hall.Address),
        Latitude = hall.Latitude, Longitude = hall.Longitude, Phone = hall.Phone, AroundTheClock = hall.Hours.Count == 0,
        Hours = [.. hall.Hours.Select(h => new HoursData([.. h.Days.Order()], h.From, h.To))],
        Parent = hall.Parent, Departments = [.. hall.Serves], Note = Text.Maybe(hall.Note), Page = CatalogLinks.Hall(hall.Code),
    };
}

/// <summary>A span of opening, China time.</summary>
/// <param name="Days">1 Monday to 7 Sunday.</param>
/// <param name="From"><c>HH:mm</c>.</param>
/// <param name="To"><c>HH:mm</c>; not later than <c>from</c> means the next day.</param>
public sealed record HoursData(IReadOnlyList<int> Days, string From, string To);
