using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>Sentences of officials as a page shows them.</summary>
internal static class SecretTexts
{
    /// <summary>What was written; once the applicant is forgotten, that it is not kept any more.</summary>
    public static string Of(Secret<string> written, Texts t) => written.Value ?? t["written.forgotten"];

    public static IReadOnlyList<string> Of(Secret<ImmutableList<string>> written, Texts t) => written.Value is { } lines ? lines : [t["written.forgotten"]];

    /// <summary>Each reason of a denial as a sentence with the article that it rests on.</summary>
    public static IReadOnlyList<string> Of(Secret<ImmutableList<DenialReason>> reasons, Texts t) => reasons.Value is { } all
        ? all.ConvertAll(r => r.Basis.Length == 0 ? r.Reason : t["denial.reason", r.Reason.TrimEnd('。'), r.Basis])
        : [t["written.forgotten"]];

    /// <summary>What a rule found before it decided, each as a sentence.</summary>
    public static IReadOnlyList<string> Of(Secret<ImmutableList<AutoFinding>> findings, Matter matter, Texts t)
    {
        return findings.Value is { } all ? all.ConvertAll(Sentence) : [t["written.forgotten"]];

        string Sentence(AutoFinding finding) => finding switch
        {
            AutoFinding.InForce { Department: { } keeper } f =>
                t["finding.in-force", Name(f), Until(f), t.Of(matter.Department(keeper).ShortName), f.CheckedOn],
            AutoFinding.InForce f => t["finding.in-force-unsourced", Name(f), Until(f), f.CheckedOn],
            AutoFinding.AsRegistered f => t["finding.as-registered", string.Join(t["list.comma"], f.Elements.Select(e => t.Of(matter.Element(e).Name)))],
            AutoFinding.Written f => f.Sentence,
            _ => throw new ArgumentOutOfRangeException(nameof(findings), finding, null),
        };

        string Name(AutoFinding.InForce f) => t.Of(matter.Material(f.Material).Name);

        string Until(AutoFinding.InForce f) => f.ValidUntil is { } last ? t["finding.until", last] : t["finding.no-end"];
    }
}
