using System.Security.Cryptography.X509Certificates;
using OneStop.Pdf.Seals;
using OneStop.Pdf.Writing;

namespace OneStop.Pdf.Signatures;

/// <summary>Where, when and why a document is sealed.</summary>
/// <param name="Page">The page that shows the seal.</param>
/// <param name="Seal">The drawing.</param>
/// <param name="X">The seal's centre, in points from the left.</param>
/// <param name="Y">The seal's centre, in points from the top.</param>
/// <param name="Time">When; the signer's claim, covered by the signature.</param>
/// <param name="Reason">Why, such as 颁发食品经营许可证.</param>
public sealed record SealedSignature(PdfPage Page, OfficialSeal Seal, double X, double Y, DateTimeOffset Time, string Reason);

/// <summary>
/// Signs documents so that every PDF reader can verify them (PAdES baseline B-B, ETSI EN 319 142-1).
/// Only signing draws a seal: what shows one is signed.
/// </summary>
public static class PdfSigner
{
    /// <summary>Stamps the seal on its page, lays the signature's field over it and signs the file around the signature's own value.</summary>
    /// <param name="document">All is drawn on it; it is used up by this.</param>
    /// <param name="signature">Where, when and why.</param>
    /// <param name="signer">The key; asked once, with the digest alone.</param>
    /// <returns>The finished file. The document cannot be signed again.</returns>
    /// <exception cref="InvalidOperationException">The signature takes more bytes than its signer promised.</exception>
    public static byte[] Sign(PdfDocument document, SealedSignature signature, IPdfSigner signer)
    {
        signature.Page.Stamp(document.NameOf(signature.Seal.Form), signature.X, signature.Y, signature.Seal.Description);
        var name = signer.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        var slot = new SignatureSlot(signature, name, signer.MaxSignatureSize);
        var file = PdfAssembly.Write(document, slot);
        slot.Fill(file, signer.Sign(slot.Digest(file)));
        return file;
    }
}
