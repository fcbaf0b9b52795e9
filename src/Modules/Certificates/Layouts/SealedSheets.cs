using System.Security.Cryptography;
using OneStop.Certificates.Files;
using OneStop.Certificates.Seals;
using OneStop.Pdf.Signatures;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Certificates.Layouts;

/// <summary>Draws, signs, checks and stores one sheet: the only place where a seal is put on anything.</summary>
internal sealed class SealedSheets(SheetRenderer renderer, SealedFiles files, MasterKeys masters, OneStopSettings settings)
{
    /// <param name="facts">All but code and hash, which are made here.</param>
    /// <param name="holder">Key that the file is kept under.</param>
    /// <param name="seal">The department's seal.</param>
    /// <param name="compose">Verify code and address in, sheet out.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>SHA-256 of the stored file, which may be another node's.</returns>
    public async Task<byte[]> Make(FileFacts facts, SubjectKey holder, DepartmentSeal seal, Func<string, string, IssuedSheet> compose, CancellationToken cancel)
    {
        var code = VerifyCode.Of(masters, facts.Id);
        var bytes = renderer.Render(compose(code, CertificateLinks.PublicVerifyByCode(settings, code)), seal);
        // Nothing leaves the house that its own checker would refuse.
        var check = PdfSignatureCheck.Verify(bytes, [seal.Key.Certificate]);
        if (check.Digest is not { } digest || check.Verdict is not (SignatureVerdict.Valid or SignatureVerdict.UntrustedSigner))
            throw new InvalidOperationException($"The signature made with the seal {seal.Id} does not hold: {check.Verdict}.");
        return await files.Keep(facts with { Code = code, Sha256 = SHA256.HashData(bytes) }, bytes, digest.ToArray(), holder, seal, cancel);
    }
}
