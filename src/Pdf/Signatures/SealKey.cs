using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace OneStop.Pdf.Signatures;

/// <summary>A seal's certificate with its private key (ECDSA P-256 or RSA) held in memory. Safe for use by many threads.</summary>
public sealed class SealKey : IPdfSigner, IDisposable
{
    private const string Sha256Oid = "2.16.840.1.101.3.4.2.1";
    private const int AttributesSize = 1024;

    private readonly AsymmetricAlgorithm _key;
    private readonly CryptographicAttributeObject _signingCertificate;
    private readonly Lock _oneAtATime = new();

    /// <param name="certificate">With its private key; disposed with this object.</param>
    /// <exception cref="ArgumentException">The certificate has no ECDSA or RSA private key.</exception>
    public SealKey(X509Certificate2 certificate)
    {
        Certificate = certificate;
        _key = (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey()
            ?? throw new ArgumentException("The certificate has no ECDSA or RSA private key.", nameof(certificate));
        _signingCertificate = new CryptographicAttributeObject(
            new Oid(SigningCertificateV2.Oid), [new AsnEncodedData(new Oid(SigningCertificateV2.Oid), SigningCertificateV2.Encode(certificate))]);
    }

    public X509Certificate2 Certificate { get; }

    public int MaxSignatureSize => Certificate.RawData.Length + (_key.KeySize / 8) + AttributesSize;

    /// <exception cref="CryptographicException">Wrong password, or not a PFX.</exception>
    public static SealKey FromPfx(ReadOnlySpan<byte> pfx, string password) =>
        new(X509CertificateLoader.LoadPkcs12(pfx, password, X509KeyStorageFlags.Exportable));

    /// <summary>Certificate and key as a password-protected PFX (PKCS #12, AES-256).</summary>
    public byte[] ToPfx(string password) => Certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);

    public byte[] Sign(byte[] content)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Certificate, _key)
        {
            DigestAlgorithm = new Oid(Sha256Oid),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(_signingCertificate);
        lock (_oneAtATime)
            cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    public void Dispose()
    {
        _key.Dispose();
        Certificate.Dispose();
    }
}
