using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>
/// What granting and denying are called: a licence is granted, a fact is confirmed, a marriage is registered, a benefit is paid. By
/// what the decision is (<see cref="AdministrativeAct"/>); 行政许可法 applies to licences alone.
/// </summary>
internal static class DecisionWords
{
    /// <summary>准予许可, 准予给付, 准予登记 …</summary>
    public static string Grant(this Texts t, Matter matter, ServiceItem item) => t["decide.grant." + matter.Act(item)];

    /// <summary>不予许可, 不予给付, 不予登记 …</summary>
    public static string Deny(this Texts t, Matter matter, ServiceItem item) => t["decide.deny." + matter.Act(item)];

    /// <summary>What a document of a decision is called: 受理通知书, 不予行政许可决定书, 不予备案通知书 …</summary>
    /// <param name="kind">receipt, acceptance, correction, decline, denial or closure.</param>
    /// <param name="matter">The version under which it was filed.</param>
    /// <param name="item">Null for what is about the whole case.</param>
    public static string DocumentTitle(this Texts t, string kind, Matter matter, ServiceItem? item) => item is null ? t["document." + kind] : kind switch
    {
        "denial" => t["document.denial." + matter.Act(item)],
        "decline" or "closure" when matter.Act(item) == AdministrativeAct.Custom => t[$"document.{kind}.Custom"],
        _ => t["document." + kind],
    };

    /// <summary>The opinion that a reviewer begins with. It is read by the applicant, so it is Chinese in either language.</summary>
    public static string UsualOpinion(this Texts t, Matter matter, ServiceItem item) => t["decide.usual." + matter.Act(item)];

    /// <summary>Whether an opinion is still what a form began with.</summary>
    public static bool IsUsual(this Texts t, string? opinion) => Enum.GetValues<AdministrativeAct>().Any(act => t["decide.usual." + act] == opinion);

    /// <summary>Whether 行政许可法 applies to what is decided.</summary>
    public static bool IsLicence(this ServiceItem item) => item.Type == "01";
}
