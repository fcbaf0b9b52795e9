using OneStop.Web;

namespace OneStop.Certificates.VerifyCertificate;

/// <summary>The sentences of a verdict.</summary>
internal static class VerdictWords
{
    public static string Title(Verdict verdict) => verdict.Ruling switch
    {
        Ruling.Valid when verdict.Face is { IsCertificate: false } => "verify.genuine",
        Ruling.Valid => "verify.valid",
        Ruling.Expired => "verify.expired",
        Ruling.Revoked => "verify.revoked",
        Ruling.NotYet => "verify.not-yet",
        Ruling.OtherHolder => "verify.other-holder",
        Ruling.Altered => "verify.altered",
        Ruling.NotOurs => "verify.not-ours",
        _ => "verify.unknown",
    };

    public static string Lead(Verdict verdict) => verdict.Ruling switch
    {
        Ruling.Valid when verdict.Face is { IsCertificate: false } => "verify.genuine-lead",
        Ruling.Valid => "verify.valid-lead",
        Ruling.Expired => "verify.expired-lead",
        Ruling.Revoked => "verify.revoked-lead",
        Ruling.NotYet => "verify.not-yet-lead",
        Ruling.OtherHolder => "verify.other-holder-lead",
        Ruling.Altered => "verify.altered-lead",
        Ruling.NotOurs => "verify.not-ours-lead",
        _ => "verify.unknown-lead",
    };

    /// <summary>What stands in the sentences of one check: to the second, and a ground in words.</summary>
    public static object?[] Args(Check check, Texts t) =>
    [
        .. check.Args.Select(a => a switch
        {
            DateTimeOffset at => Show.ExactMoment(at, t.Lang),
            RevocationGround ground => t["revoked." + ground],
            _ => a,
        }),
    ];
}
