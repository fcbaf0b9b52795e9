using System.Globalization;
using System.Text.RegularExpressions;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Items.Csv;

/// <summary>What a file may name, and where the importing official may write.</summary>
/// <param name="Basics">Basic codes of the directory.</param>
/// <param name="Regions">Codes of regions in which the official may write.</param>
/// <param name="Departments">Codes of departments.</param>
/// <param name="Halls">Codes of halls.</param>
internal sealed record KnownCodes(IReadOnlySet<string> Basics, IReadOnlySet<string> Regions, IReadOnlySet<string> Departments, IReadOnlySet<string> Halls)
{
    public static KnownCodes Of(Publish.CatalogParts parts, string within) => new(
        parts.Items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal), parts.Regions.Where(r => Region.Covers(within, r.Code)).Select(r => r.Code).ToHashSet(StringComparer.Ordinal),
        parts.Departments.Select(d => d.Code).ToHashSet(StringComparer.Ordinal), parts.Halls.Select(h => h.Code).ToHashSet(StringComparer.Ordinal));
}

/// <summary>One line as a local item, or its faults.</summary>
internal static partial class LocalItemRow
{
    private const int LongestText = 200;

    public static LocalItem? Read(CsvRecord record, int[] places, KnownCodes known, List<CsvFault> faults)
    {
        var before = faults.Count;
        var code = Text("code");
        if (!LocalItem.IsImplementingCode(code))
            Wrong("code", "不是31位实施编码，或者前18位不是有效的统一社会信用代码", "is not an implementing code of 31 characters that begins with a valid credit code", "写部门的统一社会信用代码18位加13位数字", "write the department's credit code of 18 characters and 13 digits");
        var item = new LocalItem
        {
            Code = code,
            Basic = OneOf("basic", known.Basics, "基本目录里没有", "is not in the basic directory"),
            Region = OneOf("region", known.Regions, "没有这个行政区划，或者不归您管", "is no region, or not one of yours"),
            Department = OneOf("department", known.Departments, "没有这个部门", "is no department"),
            PromisedDays = Text("promised_days") is { Length: > 0 } days ? Whole("promised_days", days) : null,
            PromisedUnit = Text("promised_unit") switch { "" or LocalItemColumns.WorkingDays or "working" => LimitUnit.WorkingDays, LocalItemColumns.CalendarDays or "calendar" => LimitUnit.CalendarDays, _ => Unit() },
            Fee = Money(),
            Depth = Text("depth") is { Length: > 0 } depth ? Digit("depth", depth) : null,
            Channels = [.. Some("channels").Select(c => Digit("channels", c)).Distinct()],
            Halls = [.. Some("halls").Select(h => Among("halls", h, known.Halls, "没有这个大厅", "is no hall")).Distinct()],
            Hours = Short("hours"),
            Phone = Phone("phone"),
            SupervisionPhone = Phone("supervision_phone"),
            OpensOn = Day("opens_on"),
            ClosedOn = Day("closed_on"),
        };
        if (item.ClosedOn <= item.OpensOn)
            Wrong("closed_on", "停办日期不晚于开始日期", "is not after the opening date", "改成更晚的一天，或留空", "make it later, or leave it empty");
        return faults.Count == before ? item : null;

        string Text(string column) => places[LocalItemColumns.Find(column)] is >= 0 and var at ? record.Fields[at].Trim() : "";
        IEnumerable<string> Some(string column) => Text(column).Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string OneOf(string column, IReadOnlySet<string> all, string zh, string en) => Among(column, Text(column), all, zh, en);

        string Among(string column, string value, IReadOnlySet<string> all, string zh, string en)
        {
            if (!all.Contains(value))
                Wrong(column, value.Length == 0 ? "没有填" : $"{value}：{zh}", value.Length == 0 ? "is empty" : $"{value} {en}", $"例如{all.FirstOrDefault()}", $"for example {all.FirstOrDefault()}");
            return value;
        }

        int Whole(string column, string value)
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 1000)
                Wrong(column, $"{value}不是天数", $"{value} is no number of days", "写0到1000的整数，当场办结写0", "write a whole number from 0 to 1000; 0 means on the spot");
            return number;
        }

        LimitUnit Unit()
        {
            Wrong("promised_unit", $"不认识的单位{Text("promised_unit")}", $"the unit {Text("promised_unit")} is unknown", $"写「{LocalItemColumns.WorkingDays}」或「{LocalItemColumns.CalendarDays}」", "write “working” or “calendar”");
            return default;
        }

        decimal Money()
        {
            var fee = 0m;
            if (Text("fee") is { Length: > 0 } value && (!decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out fee) || fee > 10_000_000 || decimal.Round(fee, 2) != fee))
                Wrong("fee", $"{value}不是金额", $"{value} is no amount", "写以元为单位的数字，最多两位小数，不收费写0", "write yuan with at most two decimals, 0 when free");
            return fee;
        }

        string Digit(string column, string value)
        {
            if (value is not ("1" or "2" or "3" or "4"))
                Wrong(column, $"{value}不在1到4之间", $"{value} is not 1 to 4", "写1、2、3、4，几个之间用分号", "write 1, 2, 3 or 4, several with semicolons between");
            return value;
        }

        string? Short(string column)
        {
            var value = Text(column);
            if (value.Length > LongestText)
                Wrong(column, $"超过{LongestText}个字", $"is longer than {LongestText} characters", "写短一些", "make it shorter");
            // A spreadsheet program would run it as a formula.
            if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@')
                Wrong(column, $"不能以{value[0]}开头", $"must not begin with {value[0]}", "去掉开头的符号", "remove the sign at its beginning");
            return value.Length == 0 ? null : value;
        }

        string? Phone(string column)
        {
            var value = Text(column);
            if (value.Length > 0 && !PhoneNumber().IsMatch(value))
                Wrong(column, $"{value}不是电话号码", $"{value} is no phone number", "写区号和号码，例如027-8888 0315", "write area code and number, for example 027-8888 0315");
            return value.Length == 0 ? null : value;
        }

        DateOnly? Day(string column)
        {
            if (Text(column) is not { Length: > 0 } value)
                return null;
            if (DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            Wrong(column, $"{value}不是日期", $"{value} is no date", "写成2026-12-01这样", "write it like 2026-12-01");
            return null;
        }

        void Wrong(string column, string zh, string en, string fixZh, string fixEn) =>
            faults.Add(CsvFault.At(record.Line, LocalItemColumns.All[LocalItemColumns.Find(column)].Zh, zh, en, fixZh, fixEn));
    }

    [GeneratedRegex(@"^[0-9][0-9 \-()（）转]{2,29}$", RegexOptions.None, 1000)]
    private static partial Regex PhoneNumber();
}
