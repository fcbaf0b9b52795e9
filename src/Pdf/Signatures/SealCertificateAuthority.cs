using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OneStop.Pdf.Signatures;

/// <summary>
/// A certificate authority of one's own, for demonstrations and small installations. A city in service has its seal
/// certificates from a licensed authority (电子签名法 16-18) and needs this not. The caller keeps the root's PFX.
/// </summary>
public sealed class SealCertificateAuthority : IDisposable
{
    private const string DocumentSigning = "1.3.6.1.5.5.7.3.36", EmailProtection = "1.3.6.1.5.5.7.3.4";

    private readonly X509Certificate2 _root;

    private SealCertificateAuthority(X509Certificate2 root) => _root = root;

    /// <summary>What verifiers trust: the root certificate without its key.</summary>
    public X509Certificate2 Root => X509CertificateLoader.LoadCertificate(_root.RawDataMemory.Span);

    /// <summary>A new root with a new ECDSA P-256 key, which may issue seals and nothing below them.</summary>
    /// <param name="name">Common name and organisation.</param>
    /// <param name="from">First moment of validity.</param>
    /// <param name="until">Last moment of validity.</param>
    public static SealCertificateAuthority Create(string name, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject(name, null, name), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return new SealCertificateAuthority(request.CreateSelfSigned(from, until));
    }

    /// <summary>The root that <see cref="ToPfx"/> wrote.</summary>
    /// <exception cref="CryptographicException">Wrong password, or not a PFX.</exception>
    public static SealCertificateAuthority FromPfx(ReadOnlySpan<byte> pfx, string password) =>
        new(X509CertificateLoader.LoadPkcs12(pfx, password, X509KeyStorageFlags.Exportable));

    /// <summary>Root certificate and key as a password-protected PFX (PKCS #12, AES-256).</summary>
    public byte[] ToPfx(string password) => _root.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);

    /// <summary>A new key and certificate for one agency's seal.</summary>
    /// <param name="agency">Its full name.</param>
    /// <param name="creditCode">Its unified social credit code, or null.</param>
    /// <param name="from">First moment of validity.</param>
    /// <param name="until">Last moment of validity; not after the root's.</param>
    /// <param name="rsa">RSA 3072 instead of ECDSA P-256, for readers that know no elliptic curves.</param>
    public SealKey Issue(string agency, string? creditCode, DateTimeOffset from, DateTimeOffset until, bool rsa = false)
    {
        using AsymmetricAlgorithm key = rsa ? RSA.Create(3072) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = Subject(agency, creditCode, agency);
        var request = key is RSA rsaKey
            ? new CertificateRequest(subject, rsaKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(DocumentSigning), new Oid(EmailProtection)], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, true, false));
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        using var issuerKey = _root.GetECDsaPrivateKey()!;
        using var bare = request.Create(_root.SubjectName, X509SignatureGenerator.CreateForECDsa(issuerKey), from, until, serial);
        return new SealKey(key is RSA r ? bare.CopyWithPrivateKey(r) : bare.CopyWithPrivateKey((ECDsa)key));
    }

    /// <summary>Forgets the root's key.</summary>
    public void Dispose() => _root.Dispose();

    private static X500DistinguishedName Subject(string commonName, string? creditCode, string organisation)
    {
        const string organisationIdentifier = "2.5.4.97";
        var name = new X500DistinguishedNameBuilder();
        name.AddCountryOrRegion("CN");
        name.AddOrganizationName(organisation);
        if (creditCode is not null)
            name.Add(organisationIdentifier, creditCode);
        name.AddCommonName(commonName);
        return name.Build();
    }
}
