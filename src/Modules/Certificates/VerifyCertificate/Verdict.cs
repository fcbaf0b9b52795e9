using OneStop.Certificates.Files;

namespace OneStop.Certificates.VerifyCertificate;

/// <summary>The one sentence; only the first means that it may be relied on.</summary>
internal enum Ruling
{
    /// <summary>Genuine, unchanged, in force.</summary>
    Valid,

    /// <summary>Genuine, but its last day is over.</summary>
    Expired,

    /// <summary>Genuine, but taken back or given up.</summary>
    Revoked,

    /// <summary>Genuine, but its first day is still to come.</summary>
    NotYet,

    /// <summary>Not what was issued.</summary>
    Altered,

    /// <summary>Not signed by one of our departments, or not in our register.</summary>
    NotOurs,

    /// <summary>Genuine, but its holder has another name than the one that was given.</summary>
    OtherHolder,

    /// <summary>There is no certificate by that number or code.</summary>
    Unknown,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Good">Whether it is as it should be.</param>
/// <param name="Title">Text key of the sentence.</param>
/// <param name="Text">Text key of the detail.</param>
/// <param name="Args">Of both.</param>
internal sealed record Check(bool Good, string Title, string Text, params object?[] Args);

/// <summary>How a file differs from what was issued.</summary>
/// <param name="Part">Text key of the part of the file that is hit; null when it cannot be told.</param>
/// <param name="Bytes">How many bytes differ in place; 0 when the length differs.</param>
/// <param name="Longer">Bytes more than issued; negative when fewer.</param>
internal sealed record ByteDifference(string? Part, int Bytes, int Longer);

/// <summary>What may be told of a certificate to whoever holds its number, code or file: a person's name and number masked.</summary>
/// <param name="Name">Null where only its standing is told.</param>
/// <param name="Department">Who issued it; null where that would tell what it is.</param>
/// <param name="Holder">Null for a document that is not a certificate, a forgotten holder, or where it is not told.</param>
internal sealed record PublicFace(
    string? Name, string Number, string? Identifier, string? Holder, string? HolderCode, string? Department, DateOnly? ValidFrom, DateOnly? ValidUntil,
    bool IsCertificate)
{
    public required Telling Telling { get; init; }
}

/// <param name="Face">Null when nothing of ours was recognised.</param>
/// <param name="Difference">Only when altered and the original is known.</param>
/// <param name="Reference">What the finder can quote on the phone.</param>
internal sealed record Verdict(
    Ruling Ruling, PublicFace? Face, IReadOnlyList<Check> Checks, DateTimeOffset At, ByteDifference? Difference = null, string? Reference = null)
{
    public bool IsGood => Ruling == Ruling.Valid;

    /// <summary>Kept for the certificate's holder, who may see that somebody checked.</summary>
    public FileFacts? File { get; init; }
}
