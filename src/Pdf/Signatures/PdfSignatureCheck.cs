using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OneStop.Pdf.Signatures;

/// <summary>What can be said about a file that claims to be a signed document.</summary>
public enum SignatureVerdict
{
    /// <summary>Unchanged since it was signed, by someone who is trusted.</summary>
    Valid,

    /// <summary>A PDF without a signature.</summary>
    NotSigned,

    /// <summary>Something inside the signed bytes is not what was signed.</summary>
    Altered,

    /// <summary>The signed bytes are whole, but the file has more than they.</summary>
    AddedAfterSigning,

    /// <summary>The signature itself is wrong, or made in a way not accepted here.</summary>
    BadSignature,

    /// <summary>Unchanged, but signed by someone who is not trusted, or outside the certificate's validity.</summary>
    UntrustedSigner,

    /// <summary>Not a PDF, cut short, or built so that nothing can be said about it.</summary>
    Malformed,
}

/// <summary>The outcome of a check.</summary>
/// <param name="Verdict">Only <see cref="SignatureVerdict.Valid"/> means that the document may be believed.</param>
/// <param name="SignerName">The certificate's common name; null when no certificate could be read. Believe it only when valid.</param>
/// <param name="SigningTime">When, as the signer says (the signature dictionary's /M); null when it does not say.</param>
/// <param name="Certificate">The signer's certificate; null when none could be read. Believe it only when valid.</param>
public sealed record SignatureReport(
    SignatureVerdict Verdict, string? SignerName = null, DateTimeOffset? SigningTime = null, X509Certificate2? Certificate = null)
{
    /// <summary>Whether the document may be believed.</summary>
    public bool IsValid => Verdict == SignatureVerdict.Valid;

    /// <summary>
    /// SHA-256 of what was signed, as the signature itself says it; null when no signature could be read. An altered copy
    /// still names its original by it.
    /// </summary>
    public ReadOnlyMemory<byte>? Digest { get; init; }
}

/// <summary>
/// Checks a PDF's signature without trusting anything in the file. Made for uploads: it never throws, whatever the bytes,
/// and takes time linear in the file's length. A certificate here has one signature over the whole file; what stands in the
/// gap that a signature leaves for itself must be exactly one signature and nothing else.
/// </summary>
public static class PdfSignatureCheck
{
    internal const int LargestFile = 32 * 1024 * 1024;

    /// <summary>Checks one file. Revoked certificates are not asked for: the caller knows which seals it has withdrawn.</summary>
    /// <param name="file">The whole file; more than 32 MiB is malformed.</param>
    /// <param name="trustedRoots">Certificate authorities whose signers are believed.</param>
    public static SignatureReport Verify(ReadOnlyMemory<byte> file, X509Certificate2Collection trustedRoots)
    {
        try
        {
            return Check(file.Span, trustedRoots);
        }
        // What the platform's readers of ASN.1, certificates and keys say to nonsense.
        catch (Exception e) when (e is CryptographicException or AsnContentException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return new SignatureReport(SignatureVerdict.BadSignature);
        }
    }

    private static SignatureReport Check(ReadOnlySpan<byte> bytes, X509Certificate2Collection trustedRoots)
    {
        if (bytes.Length > LargestFile || !bytes.StartsWith("%PDF-"u8))
            return new SignatureReport(SignatureVerdict.Malformed);
        if (SignedRange.Find(bytes) is not { } range)
            return new SignatureReport(SignedRange.LooksSigned(bytes) ? SignatureVerdict.Malformed : SignatureVerdict.NotSigned);
        if (range.SignedUntil > bytes.Length)
            return new SignatureReport(SignatureVerdict.Malformed);
        if (CmsSignature.Read(range.Signature(bytes)) is not { } cms)
            return new SignatureReport(SignatureVerdict.BadSignature);

        var signed = range.SigningTime(bytes);
        var name = cms.Signer.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        var report = new SignatureReport(SignatureVerdict.Valid, name, signed, cms.Signer) { Digest = cms.Digest };
        if (!cms.Digest.Span.SequenceEqual(SignedRange.Digest(bytes, range.GapStart, range.GapEnd, range.SignedUntil)))
            return report with { Verdict = SignatureVerdict.Altered };
        if (!cms.IsSignedByItsCertificate())
            return report with { Verdict = SignatureVerdict.BadSignature };
        if (range.SignedUntil < bytes.Length)
            return report with { Verdict = SignatureVerdict.AddedAfterSigning };
        return TrustedChain.Accepts(cms, signed, trustedRoots) ? report : report with { Verdict = SignatureVerdict.UntrustedSigner };
    }
}
