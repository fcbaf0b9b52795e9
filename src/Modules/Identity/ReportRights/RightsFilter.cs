using System.Globalization;
using OneStop.Domain;

namespace OneStop.Identity.ReportRights;

/// <summary>Which posts the report tells.</summary>
/// <param name="Department">Code; null for all.</param>
/// <param name="Day">Those held on this day; null for all that there are and were, proposals too.</param>
internal sealed record RightsFilter(string? Department, PostRole? Role, DateOnly? Day)
{
    /// <summary>As an address has it; what cannot be read is not chosen.</summary>
    /// <param name="day">As <c>yyyy-MM-dd</c>; empty for today.</param>
    /// <param name="all">Whether every time is wanted.</param>
    public static RightsFilter Of(string? department, string? role, string? day, bool all, DateOnly today) =>
        new(department, RoleOf(role), all ? null : DayOf(day) ?? today);

    // A number would be taken for a role, too.
    private static PostRole? RoleOf(string? role) => Enum.GetValues<PostRole>().Select(r => (PostRole?)r)
        .FirstOrDefault(r => string.Equals(r.ToString(), role, StringComparison.OrdinalIgnoreCase));

    // The ends of the calendar have no day before or after them.
    private static DateOnly? DayOf(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
        && on.Year is > 1 and < 9999 ? on : null;
}
