using System.Globalization;

namespace OneStop.Rules;

/// <summary>
/// Days, written <c>yyyy-MM-dd</c>. Which day it is today is data like any other. What is no such day is the error <c>NaN</c>: a rule
/// about a date that nobody wrote yet does not hold.
/// </summary>
internal static class Dates
{
    private const string Written = "yyyy-MM-dd";

    /// <summary>Where the birth date begins in a citizen's number of 18 signs (GB 11643).</summary>
    private const int BirthAt = 6;

    /// <summary>Days from the first day to the second; negative when that lies before.</summary>
    public static RuleValue DaysBetween(IReadOnlyList<RuleValue> values) =>
        values.Count == 2 && Day(values[0]) is { } from && Day(values[1]) is { } to ? RuleValue.Of(to.DayNumber - from.DayNumber) : RuleValue.NotANumber;

    /// <summary>Whole years from the first day to the second: an age. Who was born on 29 February is a year older on 1 March.</summary>
    public static RuleValue YearsBetween(IReadOnlyList<RuleValue> values)
    {
        if (values.Count != 2 || Day(values[0]) is not { } from || Day(values[1]) is not { } to)
            return RuleValue.NotANumber;
        return RuleValue.Of(to.Year - from.Year - ((to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? 1 : 0));
    }

    /// <summary>A day so many <c>days</c>, <c>months</c> or <c>years</c> later, or earlier; at most the last day of its month.</summary>
    public static RuleValue Add(IReadOnlyList<RuleValue> values)
    {
        if (values.Count != 3 || Day(values[0]) is not { } from || values[1].ToNumber() is not { } many || many != Math.Truncate(many))
            return RuleValue.NotANumber;
        try
        {
            return values[2].ToText() switch
            {
                "days" => Of(from.AddDays((int)many)),
                "months" => Of(from.AddMonths((int)many)),
                "years" => Of(from.AddYears((int)many)),
                _ => RuleValue.InvalidArguments,
            };
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return RuleValue.NotANumber;
        }
    }

    /// <summary>1 Monday to 7 Sunday.</summary>
    public static RuleValue Weekday(RuleValue value) =>
        Day(value) is { } day ? RuleValue.Of(day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek) : RuleValue.NotANumber;

    /// <summary>The birth date in a citizen's number.</summary>
    public static RuleValue Born(RuleValue value) => value is { Kind: RuleKind.Text, Text: { Length: 18 } number }
        && DateOnly.TryParseExact(number.AsSpan(BirthAt, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Of(day) : RuleValue.NotANumber;

    private static DateOnly? Day(RuleValue value) => value.Kind == RuleKind.Text
        && DateOnly.TryParseExact(value.Text, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static RuleValue Of(DateOnly day) => RuleValue.Of(day.ToString(Written, CultureInfo.InvariantCulture));
}
