using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.Audit.Trail;

namespace OneStop.Audit;

/// <summary>Every address of this module.</summary>
internal static class AuditLinks
{
    public const string Trail = "/audit";
    public const string Find = "/audit/find";
    public const string Export = "/audit/export";

    /// <param name="after">The last row of the page before.</param>
    public static string TrailOf(TrailFilter filter, TrailPlace? after = null) => With(Trail, filter, after);

    public static string ExportOf(TrailFilter filter) => With(Export, filter, null);

    private static string With(string path, TrailFilter filter, TrailPlace? after)
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["kind"] = filter.Kind, ["from"] = Day(filter.From), ["to"] = Day(filter.To), ["number"] = filter.Number,
            ["account"] = filter.Account?.ToString(), ["subject"] = filter.Subject?.ToString(), ["after"] = after?.ToString(),
        };
        return QueryHelpers.AddQueryString(path, parts.Where(p => !string.IsNullOrEmpty(p.Value)));
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
