using OneStop.Cases.Domain;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>Who filed a case for somebody else, and by what.</summary>
internal static class FiledForWords
{
    /// <summary>由周禾（经办人）提交; null where the applicants filed it themselves, or are forgotten.</summary>
    public static string? Of(Case @case, Texts t) => @case is not { FiledAs: { } by, By: { } facts } ? null
        : facts.Organisation is { } organisation ? t["filed-for.organisation", organisation, facts.OperatorName]
        : t["filed-for.person", facts.OperatorName, t["acting.as." + by]];
}
