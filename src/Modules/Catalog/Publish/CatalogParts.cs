using System.Globalization;
using System.Text.Json;
using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Catalog.Publish;

/// <summary>What matters are made of, as it stands now: the dictionaries.</summary>
internal sealed record CatalogParts
{
    public const string Department = "department", Region = "region", Hall = "hall", Element = "element", Item = "item", Policy = "policy",
        Calendar = "calendar", Register = "register";

    /// <summary>What the list of each kind is called in files.</summary>
    public static readonly IReadOnlyDictionary<string, string> Lists = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Department] = "departments", [Region] = "regions", [Hall] = "halls", [Element] = "elements", [Item] = "items", [Policy] = "policies",
        [Calendar] = "calendars", [Register] = "registers",
    };

    public IReadOnlyList<Department> Departments { get; init; } = [];
    public IReadOnlyList<Region> Regions { get; init; } = [];
    public IReadOnlyList<Hall> Halls { get; init; } = [];
    public IReadOnlyList<DataElement> Elements { get; init; } = [];
    public IReadOnlyList<BasicItem> Items { get; init; } = [];
    public IReadOnlyList<Policy> Policies { get; init; } = [];

    /// <summary>The working days of each announced year.</summary>
    public IReadOnlyList<CalendarYear> Calendars { get; init; } = [];

    /// <summary>Registers besides those that the program knows by itself.</summary>
    public IReadOnlyList<SharedRegister> Registers { get; init; } = [];

    /// <summary>Each part with its kind and code, as it is stored.</summary>
    public IEnumerable<CatalogPart> All() =>
    [
        .. Departments.Select(d => CatalogPart.Of(Department, d.Code, d)),
        .. Regions.Select(r => CatalogPart.Of(Region, r.Code, r)),
        .. Halls.Select(h => CatalogPart.Of(Hall, h.Code, h)),
        .. Elements.Select(e => CatalogPart.Of(Element, e.Code, e)),
        .. Items.Select(i => CatalogPart.Of(Item, i.Code, i)),
        .. Policies.Select(p => CatalogPart.Of(Policy, p.Code, p)),
        .. Calendars.Select(y => CatalogPart.Of(Calendar, CodeOf(y), y)),
        .. Registers.Select(r => CatalogPart.Of(Register, r.Code, r)),
    ];

    /// <summary>A year is told from the others by its number.</summary>
    public static string CodeOf(CalendarYear year) => year.Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>From what is stored, one version of each.</summary>
    public static CatalogParts Of(IEnumerable<CatalogPart> parts)
    {
        var kinds = parts.ToLookup(p => p.Kind, StringComparer.Ordinal);
        return new()
        {
            Departments = [.. kinds[Department].Select(p => p.Read<Department>())],
            Regions = [.. kinds[Region].Select(p => p.Read<Region>())],
            Halls = [.. kinds[Hall].Select(p => p.Read<Hall>())],
            Elements = [.. kinds[Element].Select(p => p.Read<DataElement>())],
            Items = [.. kinds[Item].Select(p => p.Read<BasicItem>() with { Version = p.Version })],
            Policies = [.. kinds[Policy].Select(p => p.Read<Policy>())],
            Calendars = [.. kinds[Calendar].Select(p => p.Read<CalendarYear>())],
            Registers = [.. kinds[Register].Select(p => p.Read<SharedRegister>())],
        };
    }
}

/// <summary>One department, region, hall, element, item, policy, calendar year or register with its JSON.</summary>
/// <param name="Version">0 when it has not been published.</param>
internal sealed record CatalogPart(string Kind, string Code, int Version, byte[] Body)
{
    public static CatalogPart Of<T>(string kind, string code, T content) =>
        new(kind, code, 0, JsonSerializer.SerializeToUtf8Bytes(content, CatalogJson.Options));

    public T Read<T>() => JsonSerializer.Deserialize<T>(Body, CatalogJson.Options)!;
}
