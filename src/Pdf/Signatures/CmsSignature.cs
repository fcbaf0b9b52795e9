using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OneStop.Pdf.Signatures;

/// <summary>
/// A CMS signature read strictly (RFC 5652, DER): one signer, SHA-256, ECDSA or RSA, content type, digest and
/// signing certificate among the signed attributes. Parts that no signature covers must have the one value they can have,
/// so that no byte of a valid signature can be changed.
/// </summary>
internal sealed record CmsSignature(
    X509Certificate2 Signer, X509Certificate2Collection Others, ReadOnlyMemory<byte> Digest,
    ReadOnlyMemory<byte> SignedAttributes, ReadOnlyMemory<byte> Value, bool IsElliptic)
{
    private const int MostCertificates = 8;
    private const int SmallestRsaKey = 2048;
    private static readonly Asn1Tag Implicit0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    public bool IsSignedByItsCertificate()
    {
        if (IsElliptic)
        {
            using var ec = Signer.GetECDsaPublicKey();
            return ec is not null && ec.VerifyData(SignedAttributes.Span, Value.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        using var rsa = Signer.GetRSAPublicKey();
        return rsa is { KeySize: >= SmallestRsaKey } && rsa.VerifyData(SignedAttributes.Span, Value.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <param name="padded">DER, followed by nothing but zeros.</param>
    /// <returns>Null when it is anything else.</returns>
    /// <exception cref="AsnContentException">It is not DER at all, or built otherwise.</exception>
    /// <exception cref="CryptographicException">A certificate cannot be read.</exception>
    public static CmsSignature? Read(ReadOnlyMemory<byte> padded)
    {
        AsnDecoder.ReadEncodedValue(padded.Span, AsnEncodingRules.DER, out _, out _, out var length);
        if (padded.Span[length..].ContainsAnyExcept((byte)0))
            return null;
        var content = new AsnReader(padded[..length], AsnEncodingRules.DER).ReadSequence();
        Expect(content, CmsOids.SignedData);
        var wrapped = content.ReadSequence(Implicit0);
        var signedData = wrapped.ReadSequence();
        content.ThrowIfNotEmpty();
        wrapped.ThrowIfNotEmpty();

        ExpectInteger(signedData, 1);
        var digests = signedData.ReadSetOf();
        ExpectAlgorithm(digests, CmsOids.Sha256);
        digests.ThrowIfNotEmpty();
        var encapsulated = signedData.ReadSequence();
        Expect(encapsulated, CmsOids.Data);
        encapsulated.ThrowIfNotEmpty();
        var certificates = ReadCertificates(signedData);
        var signers = signedData.ReadSetOf();
        signedData.ThrowIfNotEmpty();
        var signer = signers.ReadSequence();
        signers.ThrowIfNotEmpty();
        return ReadSigner(signer, certificates);
    }

    private static CmsSignature? ReadSigner(AsnReader signer, X509Certificate2Collection certificates)
    {
        ExpectInteger(signer, 1);
        var id = signer.ReadSequence();
        var issuer = id.ReadEncodedValue();
        var serial = id.ReadIntegerBytes();
        id.ThrowIfNotEmpty();
        var certificate = certificates.FirstOrDefault(c =>
            c.IssuerName.RawData.AsSpan().SequenceEqual(issuer.Span) && c.SerialNumberBytes.Span.SequenceEqual(serial.Span));
        ExpectAlgorithm(signer, CmsOids.Sha256);
        var attributes = signer.PeekEncodedValue().ToArray();
        var (digest, names) = ReadAttributes(signer.ReadSetOf(Implicit0), certificate);
        var algorithm = signer.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        if (oid != CmsOids.EcdsaWithSha256 && algorithm.HasData)
            algorithm.ReadNull();
        algorithm.ThrowIfNotEmpty();
        var value = signer.ReadOctetString();
        signer.ThrowIfNotEmpty();
        if (certificate is null || digest is null || !names || oid is not (CmsOids.EcdsaWithSha256 or CmsOids.RsaEncryption))
            return null;
        // Signed as a SET OF, stored under an implicit tag (RFC 5652, 5.4).
        attributes[0] = 0x31;
        certificates.Remove(certificate);
        return new CmsSignature(certificate, certificates, digest, attributes, value, oid == CmsOids.EcdsaWithSha256);
    }

    private static (byte[]? Digest, bool NamesCertificate) ReadAttributes(AsnReader attributes, X509Certificate2? certificate)
    {
        byte[]? digest = null;
        var (names, isData) = (false, false);
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            var values = attribute.ReadSetOf();
            attribute.ThrowIfNotEmpty();
            if (oid == CmsOids.MessageDigest)
                digest = values.ReadOctetString();
            else if (oid == CmsOids.ContentType)
                isData = values.ReadObjectIdentifier() == CmsOids.Data;
            else if (oid == CmsOids.SigningCertificateV2)
                names = certificate is not null && SigningCertificateV2.Names(values.ReadEncodedValue().Span, certificate);
        }
        return (digest, names && isData);
    }

    private static X509Certificate2Collection ReadCertificates(AsnReader signedData)
    {
        var certificates = new X509Certificate2Collection();
        var set = signedData.ReadSetOf(skipSortOrderValidation: true, Implicit0);
        while (set.HasData && certificates.Count < MostCertificates)
            certificates.Add(X509CertificateLoader.LoadCertificate(set.ReadEncodedValue().Span));
        set.ThrowIfNotEmpty();
        return certificates;
    }

    private static void ExpectAlgorithm(AsnReader reader, string oid)
    {
        var algorithm = reader.ReadSequence();
        Expect(algorithm, oid);
        if (algorithm.HasData)
            algorithm.ReadNull();
        algorithm.ThrowIfNotEmpty();
    }

    private static void Expect(AsnReader reader, string oid)
    {
        if (reader.ReadObjectIdentifier() != oid)
            throw new AsnContentException($"Expected {oid}.");
    }

    private static void ExpectInteger(AsnReader reader, int value)
    {
        if (!reader.TryReadInt32(out var read) || read != value)
            throw new AsnContentException($"Expected version {value}.");
    }
}
