using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OneStop.Pdf.Signatures;

/// <summary>A seal's certificate with its private key (ECDSA P-256 or RSA) held in memory. Safe for use by many threads.</summary>
public sealed class SealKey : IPdfSigner, IDisposable
{
    /// <summary>All of a signature but the certificate and the signature's value.</summary>
    private const int FrameSize = 1024;

    private readonly AsymmetricAlgorithm _key;
    private readonly Lock _oneAtATime = new();

    /// <param name="certificate">With its private key; disposed with this object.</param>
    /// <exception cref="ArgumentException">The certificate has no ECDSA or RSA private key.</exception>
    public SealKey(X509Certificate2 certificate)
    {
        Certificate = certificate;
        _key = (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey()
            ?? throw new ArgumentException("The certificate has no ECDSA or RSA private key.", nameof(certificate));
    }

    public X509Certificate2 Certificate { get; }

    public int MaxSignatureSize => Certificate.RawDataMemory.Length + Certificate.IssuerName.RawData.Length + (_key.KeySize / 8) + FrameSize;

    /// <exception cref="CryptographicException">Wrong password, or not a PFX.</exception>
    public static SealKey FromPfx(ReadOnlySpan<byte> pfx, string password) =>
        new(X509CertificateLoader.LoadPkcs12(pfx, password, X509KeyStorageFlags.Exportable));

    /// <summary>Certificate and key as a password-protected PFX (PKCS #12, AES-256).</summary>
    public byte[] ToPfx(string password) => Certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);

    public byte[] Sign(ReadOnlySpan<byte> digest) => _key is ECDsa ec
        ? CmsWriter.Write(Certificate, digest, CmsOids.EcdsaWithSha256, Locked(data => ec.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)))
        : CmsWriter.Write(Certificate, digest, CmsOids.RsaEncryption, Locked(data => ((RSA)_key).SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));

    public void Dispose()
    {
        _key.Dispose();
        Certificate.Dispose();
    }

    /// <summary>The platform's key objects do not promise to serve two threads at once.</summary>
    private Func<byte[], byte[]> Locked(Func<byte[], byte[]> sign) => data =>
    {
        lock (_oneAtATime)
            return sign(data);
    };
}
