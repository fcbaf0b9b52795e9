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
    public static RightsFilter Of(string? department, string? role, string? day, bool all, DateOnly today) => new(department,
        Enum.TryParse<PostRole>(role, ignoreCase: true, out var known) && Enum.IsDefined(known) && !int.TryParse(role, CultureInfo.InvariantCulture, out _) ? known : null,
        all ? null : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && on < DateOnly.MaxValue.AddDays(-1)
            && on > DateOnly.MinValue.AddDays(1) ? on : today);
}
