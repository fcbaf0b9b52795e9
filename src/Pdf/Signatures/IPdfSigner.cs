using System.Security.Cryptography.X509Certificates;

namespace OneStop.Pdf.Signatures;

/// <summary>Whoever holds a seal's key: a key in memory, or a signing server behind the same seam.</summary>
public interface IPdfSigner
{
    /// <summary>The certificate whose key signs.</summary>
    X509Certificate2 Certificate { get; }

    /// <summary>The most bytes a signature takes. Room for it is left in the document before it is signed.</summary>
    int MaxSignatureSize { get; }

    /// <summary>Signs one document.</summary>
    /// <param name="digest">SHA-256 of the signed bytes: the document itself need not travel to the key.</param>
    /// <returns>A detached CAdES signature (CMS SignedData, DER; ETSI EN 319 122-1).</returns>
    byte[] Sign(ReadOnlySpan<byte> digest);
}
