using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OneStop.Pdf.Signatures;

/// <summary>The signed attribute that binds a signature to one certificate (RFC 5035), with SHA-256.</summary>
internal static class SigningCertificateV2
{
    public static byte[] Encode(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawDataMemory.Span));
        return writer.Encode();
    }

    /// <returns>Whether the attribute's value names exactly this certificate.</returns>
    public static bool Names(ReadOnlySpan<byte> value, X509Certificate2 certificate) => value.SequenceEqual(Encode(certificate));
}
