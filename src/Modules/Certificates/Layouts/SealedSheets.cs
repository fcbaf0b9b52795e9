using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OneStop.Certificates.Files;
using OneStop.Certificates.Seals;
using OneStop.Pdf.Signatures;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Certificates.Layouts;

/// <summary>Draws, signs, checks and stores one sheet: the only place where a seal is put on anything.</summary>
internal sealed partial class SealedSheets(
    SheetRenderer renderer, SealedFiles files, MasterKeys masters, OneStopSettings settings, ILogger<SealedSheets> log)
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
        {
            LogFailed(log, seal.Id, seal.Department, check.Verdict);
            throw new InvalidOperationException($"The signature made with the seal {seal.Id} does not hold: {check.Verdict}.");
        }

        var stored = await files.Keep(facts with { Code = code, Sha256 = SHA256.HashData(bytes) }, bytes, digest.ToArray(), holder, seal, cancel);
        LogUsed(log, seal.Id, seal.Department, facts.Id, facts.Kind);
        return stored;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Seal {Seal} of {Department} was put on file {File} ({Kind})")]
    private static partial void LogUsed(ILogger logger, Guid seal, string department, Guid file, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Seal {Seal} of {Department} made a signature that does not hold: {Verdict}")]
    private static partial void LogFailed(ILogger logger, Guid seal, string department, SignatureVerdict verdict);
}
