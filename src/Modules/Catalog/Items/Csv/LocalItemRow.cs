using System.Globalization;
using System.Text.RegularExpressions;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Items.Csv;

/// <summary>One line as a local item, or its faults.</summary>
internal static partial class LocalItemRow
{
    public static LocalItem? Read(CsvRecord record, int[] places, KnownCodes known, List<CsvFault> faults)
    {
        var before = faults.Count;
        var code = Text("code");
        if (!LocalItem.IsImplementingCode(code))
            Wrong("code", "implementing-code");
        var item = new LocalItem
        {
            Code = code,
            Basic = Among("basic", Text("basic"), known.Basics, "basic-unknown"),
            Region = Among("region", Text("region"), known.Regions, "region-unknown"),
            Department = Among("department", Text("department"), known.Departments, "department-unknown"),
            PromisedDays = Text("promised_days") is { Length: > 0 } days ? Whole("promised_days", days) : null,
            PromisedUnit = Unit(Text("promised_unit")),
            Fee = Money(),
            Depth = Text("depth") is { Length: > 0 } depth ? Digit("depth", depth, CodeTables.Depth) : null,
            Channels = [.. Some("channels").Select(c => Digit("channels", c, CodeTables.Channel)).Distinct()],
            Halls = [.. Some("halls").Select(h => Among("halls", h, known.Halls, "hall-unknown")).Distinct()],
            Hours = Short("hours"),
            Phone = Phone("phone"),
            SupervisionPhone = Phone("supervision_phone"),
            OpensOn = Day("opens_on"),
            ClosedOn = Day("closed_on"),
        };
        if (item.ClosedOn <= item.OpensOn)
            Wrong("closed_on", "closes-before-it-opens");
        return faults.Count == before ? item : null;

        string Text(string column) => places[LocalItemColumns.Find(column)] is >= 0 and var at ? record.Fields[at].Trim() : "";
        IEnumerable<string> Some(string column) => Text(column).Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        string Among(string column, string value, IReadOnlySet<string> all, string unknown)
        {
            if (!all.Contains(value))
                Wrong(column, value.Length == 0 ? "missing" : unknown, all.FirstOrDefault(), value);
            return value;
        }

        int Whole(string column, string value)
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > CatalogLimits.Days)
                Wrong(column, "days", value);
            return number;
        }

        LimitUnit Unit(string value)
        {
            switch (value)
            {
                case "" or LocalItemColumns.WorkingDays or "working":
                    return LimitUnit.WorkingDays;
                case LocalItemColumns.CalendarDays or "calendar":
                    return LimitUnit.CalendarDays;
                case LocalItemColumns.Months or "months":
                    return LimitUnit.Months;
                default:
                    Wrong("promised_unit", "unit", value);
                    return default;
            }
        }

        decimal Money()
        {
            var fee = 0m;
            if (Text("fee") is not { Length: > 0 } value)
                return fee;
            if (!decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out fee) || fee > CatalogLimits.Fee
                || decimal.Round(fee, 2) != fee)
                Wrong("fee", "amount", value);
            return fee;
        }

        string Digit(string column, string value, string table)
        {
            if (!CodeTables.Of(table).Contains(value))
                Wrong(column, "digit", value);
            return value;
        }

        string? Short(string column)
        {
            var value = Text(column);
            if (value.Length > CatalogLimits.Word)
                Wrong(column, "too-long", CatalogLimits.Word);
            if (value.Any(char.IsControl))
                Wrong(column, "control-character");
            // A spreadsheet program would run it as a formula.
            if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@')
                Wrong(column, "formula", value[..1]);
            return value.Length == 0 ? null : value;
        }

        string? Phone(string column)
        {
            var value = Text(column);
            if (value.Length > 0 && !PhoneNumber().IsMatch(value))
                Wrong(column, "phone", value);
            return value.Length == 0 ? null : value;
        }

        DateOnly? Day(string column)
        {
            if (Text(column) is not { Length: > 0 } value)
                return null;
            if (DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            Wrong(column, "date", value);
            return null;
        }

        void Wrong(string column, string code, params IReadOnlyList<object?> args) =>
            faults.Add(CsvFault.At(record.Line, LocalItemColumns.All[LocalItemColumns.Find(column)].Zh, code, args));
    }

    [GeneratedRegex(CatalogLimits.Phone, RegexOptions.None, 1000)]
    private static partial Regex PhoneNumber();
}
