using System.Security.Cryptography.X509Certificates;

namespace OneStop.Pdf.Signatures;

internal static class TrustedChain
{
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    /// <summary>
    /// The signer's certificate leads to a trusted root, was valid when it signed and may sign documents. Certificates
    /// that came along and are not part of that chain are refused: nothing vouches for their bytes.
    /// Revocation is not asked for here: the caller knows which seals it has withdrawn.
    /// </summary>
    public static bool Accepts(CmsSignature signature, DateTimeOffset? signed, X509Certificate2Collection roots)
    {
        if (signed is not { } time || !MaySign(signature.Signer))
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(signature.Others);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.UtcDateTime;
        return chain.Build(signature.Signer)
            && signature.Others.All(other => chain.ChainElements.Any(element => IsSame(element.Certificate, other)));
    }

    private static bool IsSame(X509Certificate2 one, X509Certificate2 other) => one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span);

    private static bool MaySign(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().All(u => (u.KeyUsages & Signing) != X509KeyUsageFlags.None)
        && certificate.Extensions.OfType<X509BasicConstraintsExtension>().All(b => !b.CertificateAuthority);
}
