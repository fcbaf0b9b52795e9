using System.Security.Cryptography.X509Certificates;

namespace OneStop.Pdf.Signatures;

/// <summary>Whoever holds a seal's key: a key in memory, or a signing server behind the same seam.</summary>
public interface IPdfSigner
{
    /// <summary>The certificate whose key signs.</summary>
    X509Certificate2 Certificate { get; }

    /// <summary>The most bytes a signature takes. Room for it is left in the document before it is signed.</summary>
    int MaxSignatureSize { get; }

    /// <returns>A detached CAdES signature over the content (CMS SignedData, DER; ETSI EN 319 122-1).</returns>
    byte[] Sign(byte[] content);
}
