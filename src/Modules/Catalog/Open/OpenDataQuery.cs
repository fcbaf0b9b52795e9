using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Open;

/// <summary>What every list can be asked for, as it was sent. Sent twice, a parameter is a text that fits nothing.</summary>
internal sealed record OpenDataQuery(
    [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    public const int Usual = 50, Most = 200;

    public Result<Slice> Read(string list)
    {
        var limit = Usual;
        if (Limit is not null && (!int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most))
            return Refusal.Invalid("open-data.limit", "limit", Most);
        if (Cursor is null)
            return new Slice(limit, null);
        return Open.Cursor.Read(list, Cursor) is { } after ? new Slice(limit, after) : Refusal.Invalid("open-data.cursor-broken", "cursor");
    }
}

/// <summary>A part of a list: at most so many, after this key.</summary>
internal sealed record Slice(int Limit, string? After);

/// <summary>Of which region and department; nothing asked is everything.</summary>
internal sealed record Narrowed(
    [FromQuery(Name = "region")] string? Region,
    [FromQuery(Name = "department")] string? Department)
{
    public Refusal? Wrong(ICatalog catalog) =>
        Region is not null && FindRegion(catalog) is null ? Refusal.Invalid("open-data.region-unknown", "region")
        : Department is not null && catalog.Departments.All(d => d.Code != Department) ? Refusal.Invalid("open-data.department-unknown", "department")
        : null;

    public string? FindRegion(ICatalog catalog) => catalog.Regions.FirstOrDefault(r => r.FullCode == Region)?.Code;
}
