using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace OneStop.Pdf.Signatures;

/// <summary>
/// A detached CAdES baseline signature (CMS SignedData, RFC 5652; ETSI EN 319 122-1) with one signer, SHA-256 and the
/// signer's certificate. No signing time among its attributes: in a PDF that is the dictionary's /M (ETSI EN 319 142-1, 5.3).
/// </summary>
internal static class CmsWriter
{
    private static readonly Asn1Tag Implicit0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <param name="certificate">The signer's.</param>
    /// <param name="digest">SHA-256 of what is signed.</param>
    /// <param name="algorithm"><see cref="CmsOids.EcdsaWithSha256"/> or <see cref="CmsOids.RsaEncryption"/>.</param>
    /// <param name="sign">Signs the DER bytes given to it.</param>
    public static byte[] Write(X509Certificate2 certificate, ReadOnlySpan<byte> digest, string algorithm, Func<byte[], byte[]> sign)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CmsOids.SignedData);
            using (writer.PushSequence(Implicit0))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                    WriteAlgorithm(writer, CmsOids.Sha256);
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(CmsOids.Data);
                using (writer.PushSetOf(Implicit0))
                    writer.WriteEncodedValue(certificate.RawDataMemory.Span);
                using (writer.PushSetOf())
                    WriteSigner(writer, certificate, digest, algorithm, sign);
            }
        }
        return writer.Encode();
    }

    private static void WriteSigner(AsnWriter writer, X509Certificate2 certificate, ReadOnlySpan<byte> digest, string algorithm, Func<byte[], byte[]> sign)
    {
        using var _ = writer.PushSequence();
        writer.WriteInteger(1);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(certificate.IssuerName.RawData);
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }
        WriteAlgorithm(writer, CmsOids.Sha256);
        var attributes = Attributes(certificate, digest);
        var signature = sign(attributes);
        // Signed as a SET OF, stored under an implicit tag (RFC 5652, 5.4).
        attributes[0] = 0xA0;
        writer.WriteEncodedValue(attributes);
        WriteAlgorithm(writer, algorithm);
        writer.WriteOctetString(signature);
    }

    private static byte[] Attributes(X509Certificate2 certificate, ReadOnlySpan<byte> digest)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(CmsOids.ContentType);
                using (writer.PushSetOf())
                    writer.WriteObjectIdentifier(CmsOids.Data);
            }
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(CmsOids.MessageDigest);
                using (writer.PushSetOf())
                    writer.WriteOctetString(digest);
            }
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(CmsOids.SigningCertificateV2);
                using (writer.PushSetOf())
                    writer.WriteEncodedValue(SigningCertificateV2.Encode(certificate));
            }
        }
        return writer.Encode();
    }

    private static void WriteAlgorithm(AsnWriter writer, string oid)
    {
        using var _ = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        if (oid == CmsOids.RsaEncryption)
            writer.WriteNull();
    }
}
