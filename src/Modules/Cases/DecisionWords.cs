using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>
/// What granting and denying are called: a licence is granted, a fact is confirmed, a benefit is paid. By the type of the item in the
/// basic catalogue; 行政许可法 applies to type 01 alone.
/// </summary>
internal static class DecisionWords
{
    // Every other type is served or not.
    private const string Service = "20";

    private static readonly string[] Kinds = ["01", "05", "07", "08", Service];

    /// <summary>准予许可, 准予给付, 予以确认 …</summary>
    public static string Grant(this Texts t, ServiceItem item) => t["decide.grant." + KindOf(item)];

    /// <summary>不予许可, 不予给付, 不予确认 …</summary>
    public static string Deny(this Texts t, ServiceItem item) => t["decide.deny." + KindOf(item)];

    /// <summary>What a document of a decision is called: 受理通知书, 不予许可决定书, 不予给付决定书 …</summary>
    /// <param name="kind">receipt, acceptance, correction, decline or denial.</param>
    /// <param name="item">Null for what is about the whole case.</param>
    public static string DocumentTitle(this Texts t, string kind, ServiceItem? item) => t["document." + kind, item is null ? null : t.Deny(item)];

    /// <summary>The opinion that a reviewer begins with. It is read by the applicant, so it is Chinese in either language.</summary>
    public static string UsualOpinion(this Texts t, ServiceItem item) => t["decide.usual." + KindOf(item)];

    /// <summary>Whether an opinion is still what a form began with.</summary>
    public static bool IsUsual(this Texts t, string? opinion) => Kinds.Any(kind => t["decide.usual." + kind] == opinion);

    /// <summary>Whether 行政许可法 applies to what is decided.</summary>
    public static bool IsLicence(this ServiceItem item) => item.Type == Kinds[0];

    private static string KindOf(ServiceItem item) => Kinds.Contains(item.Type) ? item.Type : Service;
}
