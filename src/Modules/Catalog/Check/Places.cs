using System.Globalization;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identifiers;

namespace OneStop.Catalog.Check;

/// <summary>What has to be true of a department or a hall by itself.</summary>
internal static class Places
{
    public static IEnumerable<Fault> Faults(Department department)
    {
        if (!UnifiedCreditCode.IsValid(department.CreditCode))
            yield return Fault.At("creditCode", "credit-code", $"统一社会信用代码{department.CreditCode}不对，应为18位，校验码要对得上", $"{department.CreditCode} is not a unified social credit code");
        if (department.Phone.Trim().Length == 0)
            yield return Fault.At("phone", "missing", "请写电话，办事的人要打得通", "the phone is missing");
    }

    public static IEnumerable<Fault> Faults(Hall hall, CatalogParts parts)
    {
        if (parts.Regions.All(r => r.Code != hall.Region))
            yield return Fault.At("region", "region-unknown", $"区划{hall.Region}不在区划名录里", $"the region {hall.Region} is unknown");
        if (hall.Parent is { } parent && parts.Halls.All(h => h.Code != parent))
            yield return Fault.At("parent", "hall-unknown", $"所在大厅{parent}不在名录里", $"the hall {parent} is unknown");
        foreach (var department in hall.Serves.Where(s => parts.Departments.All(d => d.Code != s)))
            yield return Fault.At("serves", "department-unknown", $"部门{department}不在部门名录里", $"the department {department} is unknown");
        if (hall is { Latitude: not (null or (>= -90 and <= 90)) } or { Longitude: not (null or (>= -180 and <= 180)) })
            yield return Fault.At("latitude", "coordinates", "坐标不在地球上：纬度-90到90，经度-180到180", "the coordinates are not on Earth");
        foreach (var hours in hall.Hours.Where(h => h.Days.Count == 0 || h.Days.Any(d => d is < 1 or > 7) || Time(h.From) is not { } from || Time(h.To) is not { } to || from >= to))
            yield return Fault.At("hours", "hours", $"开放时间{hours.From}至{hours.To}不成立，应写成09:00、17:00，星期用1到7", $"the hours {hours.From} to {hours.To} cannot be");
    }

    private static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
