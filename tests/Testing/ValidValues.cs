using System.Globalization;
using System.Text.RegularExpressions;
using OneStop.Contracts.Catalog;
using OneStop.Identifiers;

namespace OneStop.Testing;

/// <summary>
/// Values that a data element allows, as an applicant would type them: by its type, options, limits, pattern and check digit.
/// Another attempt gives another value where there is one, for what has to fit together with other fields.
/// </summary>
public static class ValidValues
{
    /// <summary>People and enterprises of the demo; their numbers have the right check digits and belong to nobody.</summary>
    private static readonly string[] Names = ["刘芳", "周禾", "马林生", "俞漫舟"];

    /// <summary>Sixty days ago: what is asked of a newborn child is asked of one.</summary>
    private static readonly DateTimeOffset Birth = TimeProvider.System.GetUtcNow().AddHours(8).AddDays(-60);

    private static readonly string[] CitizenIds = ["990102198809032044", "990102199104121260", "990102197903264111", "99010219951208362X"];

    /// <summary>A child of the demo, and a newborn.</summary>
    private static readonly string[] ChildIds =
        ["990102202103141280", "0123456789X".Select(c => $"990102{Day(Birth, "yyyyMMdd")}352{c}").First(CitizenId.IsValid)];

    private static readonly string[] CreditCodes = ["91990102MA0H7K2C60", "91990102MA0J3X5P7B", "91990102MA0K8R6W23"];
    private static readonly string[] Mobiles = ["19900005291", "19900002043", "19900004727"];

    /// <summary>Days gone by, and for what is to come the days of a week from the day after tomorrow on.</summary>
    private static readonly string[] Dates =
    [
        "2026-11-02", "1990-05-20", "2020-03-01", "1966-01-10", "2015-09-01",
        .. Enumerable.Range(62, 7).Select(d => Day(Birth.AddDays(d), "yyyy-MM-dd")),
    ];

    private static readonly string[] Texts = ["望湖路18号", "湖滨区望湖路20号2幢", "一", "A1", "1", Day(Birth, "yyyy-MM-dd 08:35")];

    /// <summary>
    /// What the controls named for the element send; empty for what is not asked in a form. Every other attempt at a table has a row
    /// more: there are relations that one row cannot have.
    /// </summary>
    /// <param name="like">Columns that have to add up to something, and to what.</param>
    public static IEnumerable<KeyValuePair<string, string>> Typed(DataElement element, int attempt, (string[] Columns, decimal Sum)? like = null) =>
        element.Type switch
        {
            ElementType.File => [],
            ElementType.Table => Rows(element, attempt, like),
            _ => [KeyValuePair.Create(element.Key, Of(element, attempt))],
        };

    private static IEnumerable<KeyValuePair<string, string>> Rows(DataElement table, int attempt, (string[] Columns, decimal Sum)? like)
    {
        var rows = Math.Min(table.MaxRows, Math.Max(1, table.MinRows) + (attempt % 2));
        return from row in Enumerable.Range(0, rows)
               from column in table.Columns
               let part = like is { } sum && sum.Columns.Contains(column.Code) ? (sum.Sum / rows).ToString(CultureInfo.InvariantCulture) : null
               select KeyValuePair.Create($"{table.Key}.{row}.{column.Code}", part ?? Of(column, (attempt / 2) + row));
    }

    /// <summary>One value; of several choices, one.</summary>
    public static string Of(DataElement element, int attempt) => element.Type switch
    {
        ElementType.YesNo => attempt % 2 == 0 ? "1" : "0",
        ElementType.Choice or ElementType.MultiChoice => element.Options[attempt % element.Options.Count].Code,
        ElementType.Date => Dates[attempt % Dates.Length],
        ElementType.Number or ElementType.Integer => Number(element, attempt),
        ElementType.Phone when element.Pattern is null => Mobiles[attempt % Mobiles.Length],
        _ => Text(element, attempt),
    };

    private static string Day(DateTimeOffset at, string written) => at.ToString(written, CultureInfo.InvariantCulture);

    private static string Number(DataElement element, int attempt)
    {
        var (min, max) = (element.Min ?? 0, element.Max ?? 1_000_000);
        List<decimal> numbers = [.. new[] { 1, 2, 10, 30, 80, 320, 1000, 2000, 10000, min, min + 1, max, Math.Floor((min + max) / 2) }.Where(n => n >= min
            && n <= max).Distinct()];
        return numbers[attempt % numbers.Count].ToString(CultureInfo.InvariantCulture);
    }

    private static string Text(DataElement element, int attempt)
    {
        string[] typed = element switch
        {
            { Check: CheckDigit.CitizenId } when element.Key.Contains("child", StringComparison.OrdinalIgnoreCase)
                || element.Key.StartsWith("student", StringComparison.Ordinal)
                => ChildIds,
            { Check: CheckDigit.CitizenId } => CitizenIds,
            { Check: CheckDigit.CreditCode } => CreditCodes,
            { Pattern: not null } => [.. Names, .. Mobiles, .. CitizenIds, .. CitizenIds.Select(id => id + "11"), .. CreditCodes, .. Texts],
            { Mask: Mask.Name } => Names,
            _ => Texts,
        };
        List<string> fitting = [.. typed.Where(t => t.Length <= (element.MaxLength ?? int.MaxValue)
            && (element.Pattern is null || Regex.IsMatch(t, $"^(?:{element.Pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))))];
        return fitting.Count > 0 ? fitting[attempt % fitting.Count] : PatternText.Of(element.Pattern ?? "[一-二]", attempt);
    }
}
