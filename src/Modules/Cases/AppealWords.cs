using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>What the applicant may do about a refusal, where, and by when (行政复议法 20 and 23, 行政诉讼法 45 and 46).</summary>
internal static class AppealWords
{
    /// <param name="matter">The version under which it was filed: bodies and courts are its departments'.</param>
    /// <param name="item">What was refused.</param>
    /// <param name="city">Whose government reviews, where the department names no body.</param>
    public static string Appeal(this Texts t, Matter matter, ServiceItem item, Bilingual? city = null)
    {
        var department = matter.Department(item.Department);
        if (department.Provider)
            return item.SupervisionPhone is { Length: > 0 } phone ? t["appeal.provider", department.Phone, phone] : t["appeal.provider-only", department.Phone];
        var body = department.ReviewedBy is { } named ? t.Of(named) : city is not null ? t["appeal.government", t.Of(city)] : t["appeal.body"];
        var court = department.Court is { } hears ? t.Of(hears) : t["appeal.court"];
        return item.ReviewFirst is { Evidence: Evidence.Sourced } first ? t["appeal.review-first", body, court, t.Of(first.Text)]
            : t["appeal.either", body, court];
    }
}
