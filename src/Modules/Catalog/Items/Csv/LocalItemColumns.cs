using System.Globalization;
using CsvHelper;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Items.Csv;

/// <summary>A column of the file: its name for people and for programs, and what it says of an item.</summary>
internal sealed record LocalItemColumn(string Zh, string En, bool Required, Func<LocalItem, string> Write);

internal static class LocalItemColumns
{
    /// <summary>Name of the column by which lines are told apart.</summary>
    public const string Code = "实施编码";

    public const string WorkingDays = "工作日", CalendarDays = "自然日", Months = "月";

    public static IReadOnlyList<LocalItemColumn> All { get; } =
    [
        new(Code, "code", true, i => i.Code),
        new("基本编码", "basic", true, i => i.Basic),
        new("行政区划", "region", true, i => i.Region),
        new("部门", "department", true, i => i.Department),
        new("承诺时限", "promised_days", false, i => i.PromisedDays?.ToString(CultureInfo.InvariantCulture) ?? ""),
        new("时限单位", "promised_unit", false, i => i.PromisedDays is null ? ""
            : i.PromisedUnit switch { LimitUnit.WorkingDays => WorkingDays, LimitUnit.Months => Months, _ => CalendarDays }),
        new("收费", "fee", false, i => i.Fee.ToString("0.##", CultureInfo.InvariantCulture)),
        new("网办深度", "depth", false, i => i.Depth ?? ""),
        new("办理形式", "channels", false, i => string.Join(';', i.Channels)),
        new("大厅", "halls", false, i => string.Join(';', i.Halls)),
        new("办理时间", "hours", false, i => i.Hours ?? ""),
        new("咨询电话", "phone", false, i => i.Phone ?? ""),
        new("监督电话", "supervision_phone", false, i => i.SupervisionPhone ?? ""),
        new("开始日期", "opens_on", false, i => i.OpensOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
        new("停办日期", "closed_on", false, i => i.ClosedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
    ];

    /// <summary>The header as it may be written in either language.</summary>
    public static Bilingual Names => new(string.Join(',', All.Select(c => c.Zh)), string.Join(", ", All.Select(c => c.En)));

    public static void WriteHeader(CsvWriter csv)
    {
        foreach (var column in All)
            csv.WriteField(column.Zh);
    }

    public static void Write(CsvWriter csv, LocalItem item)
    {
        foreach (var column in All)
            csv.WriteField(column.Write(item));
    }

    /// <summary>Position of a column by either name; -1 when there is none.</summary>
    public static int Find(string name)
    {
        var given = name.Trim();
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Zh == given || string.Equals(All[i].En, given, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}
