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

    /// <summary>Takes the certificate and its key over.</summary>
    /// <param name="certificate">With its private key; disposed with this object.</param>
    /// <exception cref="ArgumentException">The certificate has no ECDSA or RSA private key.</exception>
    public SealKey(X509Certificate2 certificate)
    {
        Certificate = certificate;
        _key = (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey()
            ?? throw new ArgumentException("The certificate has no ECDSA or RSA private key.", nameof(certificate));
    }

    /// <inheritdoc/>
    public X509Certificate2 Certificate { get; }

    /// <inheritdoc/>
    public int MaxSignatureSize => Certificate.RawDataMemory.Length + Certificate.IssuerName.RawData.Length + (_key.KeySize / 8) + FrameSize;

    /// <exception cref="CryptographicException">Wrong password, or not a PFX.</exception>
    internal static SealKey FromPfx(ReadOnlySpan<byte> pfx, string password) =>
        new(X509CertificateLoader.LoadPkcs12(pfx, password, X509KeyStorageFlags.Exportable));

    /// <summary>Certificate and key as a password-protected PFX (PKCS #12, AES-256).</summary>
    internal byte[] ToPfx(string password) => Certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> digest) =>
        CmsWriter.Write(Certificate, digest, _key is ECDsa ? CmsOids.EcdsaWithSha256 : CmsOids.RsaEncryption, SignAttributes);

    /// <summary>Forgets the key and the certificate.</summary>
    public void Dispose()
    {
        _key.Dispose();
        Certificate.Dispose();
    }

    /// <summary>The platform's key objects do not promise to serve two threads at once.</summary>
    private byte[] SignAttributes(byte[] data)
    {
        lock (_oneAtATime)
            return _key is ECDsa ec
                ? ec.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                : ((RSA)_key).SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
