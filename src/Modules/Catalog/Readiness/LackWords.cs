using OneStop.Web;

namespace OneStop.Catalog.Readiness;

/// <summary>What is lacking, and what to do about it.</summary>
internal static class LackWords
{
    /// <summary>文化和旅游局还没有印章：决定了也出不了证、发不了通知书.</summary>
    public static string Of(this Texts t, Lack lack)
    {
        var where = lack.Districts.Count == 0 ? t["ready.everywhere"] : string.Join(t["fault.separator"], lack.Districts.Select(d => t.Of(d.Name)));
        return lack.Department is { } department ? t["ready." + Word(lack.Kind), t.Of(department.ShortName), where] : t["ready.clerk", where];
    }

    /// <summary>The words of the command line that mend it.</summary>
    public static string Remedy(Lack lack)
    {
        var department = lack.Department?.Code;
        return lack.Kind switch
        {
            LackKind.Seal => $"seal import {department} FILE.pfx",
            LackKind.Hall => $"hall serve HALL {department}",
            LackKind.Reviewer => $"staff add --user NAME --name NAME --department {department} --region {Where(lack)} --role reviewer",
            _ => $"staff add --user NAME --name NAME --department DEPARTMENT --region {Where(lack)} --role clerk",
        };
    }

    public static string Word(LackKind kind) => kind.ToString().ToLowerInvariant();

    private static string Where(Lack lack) => lack.Districts is [var first, ..] ? first.Code : "REGION";
}
