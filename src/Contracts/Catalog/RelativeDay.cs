using System.Globalization;
using System.Text.RegularExpressions;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// A day by its distance from today, as catalogue officers write it: <c>today</c>, <c>today+1d</c>, <c>today-6m</c>, <c>today+5y</c>
/// for days, months and years.
/// </summary>
public static partial class RelativeDay
{
    /// <summary>The day that is meant; null when it is not written so.</summary>
    public static DateOnly? Of(string written, DateOnly today)
    {
        if (Form().Match(written) is not { Success: true } match)
            return null;
        if (!match.Groups["many"].Success)
            return today;
        var many = int.Parse(match.Groups["many"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch { "d" => today.AddDays(many), "m" => today.AddMonths(many), _ => today.AddYears(many) };
    }

    [GeneratedRegex("^today((?<many>[+-][0-9]{1,3})(?<unit>[dmy]))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Form();
}
