using System.Security.Cryptography;
using Npgsql;
using OneStop.Certificates.Files;
using OneStop.Certificates.OnFile;
using OneStop.EventSourcing.Database;
using OneStop.Identifiers;
using OneStop.Pdf.Signatures;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Certificates.VerifyCertificate;

/// <summary>
/// Is it genuine, unchanged, in force? By number, by the code on the paper, or by the file itself. Every look at one of our
/// files is noted for its holder, without knowing who looked.
/// </summary>
[UseCase]
internal sealed class VerifyCertificateHandler(NpgsqlDataSource db, SealedFiles files, CertificateFolder folder, TrustedSeals trusted, TimeProvider clock)
{
    public const int MostBytes = 10 * 1024 * 1024;
    private const int LongestNumber = 128;
    private const string Number = "number";

    /// <summary>By the printed number, the identifier of GB/T 36904, or the code below the QR code.</summary>
    /// <param name="typed">One of the three.</param>
    /// <param name="holder">The name on the paper: of a person, the number alone tells only whether it is in force.</param>
    /// <param name="by">Who is signed in, if anybody is.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Result<Verdict>> ByNumber(string? typed, string? holder, Actor? by, CancellationToken cancel)
    {
        var text = typed?.Trim();
        if (string.IsNullOrEmpty(text))
            return Refusal.Invalid("certificates.number-missing", "number");
        if (text.Length > LongestNumber)
            return Refusal.Invalid("certificates.number-too-long", "number");
        if (VerifyCode.Read(text) is { } code && await files.FindByCode(code, cancel) is { } coded)
            return await OfStored(coded, "code", by, cancel);
        if (text.StartsWith("1.2.156.", StringComparison.Ordinal))
        {
            if (CertificateIdentifier.Parse(text.ToUpperInvariant()) is not { } identifier)
                return Refusal.Invalid("certificates.identifier-wrong", "number");
            var held = await folder.FindByIdentifier(identifier.ToString(), cancel);
            return held is null ? Unknown() : await OfStored((await files.Find(held.Id, cancel))!, Number, by, cancel, holder);
        }

        var found = await files.FindByNumber(PrintedNumber.Readings(text), cancel);
        return found.Count == 0 ? Unknown() : await OfStored(await OfHolder(found, holder, cancel), Number, by, cancel, holder);
    }

    // Each of a couple has a paper with the same number: the name tells which.
    private async Task<FileFacts> OfHolder(IReadOnlyList<FileFacts> files, string? holder, CancellationToken cancel)
    {
        foreach (var file in files.Count > 1 && !string.IsNullOrWhiteSpace(holder) ? files : [])
        {
            if (Disclosure.Of(await folder.Find(file.Id, cancel), true, holder, false) is { OtherHolder: false })
                return file;
        }

        return files[0];
    }

    /// <summary>By the code behind the QR code; null when there is none such.</summary>
    public async Task<Verdict?> ByCode(string code, Actor? by, CancellationToken cancel) =>
        VerifyCode.Read(code) is { } read && await files.FindByCode(read, cancel) is { } file ? await OfStored(file, "code", by, cancel) : null;

    /// <summary>By an uploaded file.</summary>
    public async Task<Result<Verdict>> ByFile(byte[] bytes, Actor? by, CancellationToken cancel)
    {
        if (bytes.Length == 0)
            return Refusal.Invalid("certificates.file-missing", "file");
        if (bytes.Length > MostBytes)
            return Refusal.Invalid("certificates.file-too-large", "file");
        if (!bytes.AsSpan().StartsWith("%PDF-"u8))
            return Refusal.Invalid("certificates.file-not-pdf", "file");

        var register = await trusted.Register(cancel);
        var hash = SHA256.HashData(bytes);
        var report = PdfSignatureCheck.Verify(bytes, register.Authorities);
        var same = await files.FindByHash(hash, cancel);
        var original = same ?? (report.Digest is { } digest ? await files.FindBySignedDigest(digest.ToArray(), cancel) : null);
        var signer = register.Find(report.Certificate);
        if (original is null)
            return NotOurs(report, signer, hash);
        return same is not null && report.IsValid && signer is not null
            ? await Genuine(original, Signed(signer), "file", by, cancel)
            : await Altered(original, report, signer, bytes, hash, by, cancel);
    }

    private async Task<Verdict> OfStored(FileFacts file, string way, Actor? by, CancellationToken cancel, string? holder = null)
    {
        var register = await trusted.Register(cancel);
        var stored = await files.Read(file.Id, cancel);
        if (stored is null)
            return await Genuine(file, null, way, by, cancel, holder);
        var report = PdfSignatureCheck.Verify(stored.Value.Bytes, register.Authorities);
        return report.IsValid && register.Find(report.Certificate) is { } signer
            ? await Genuine(file, Signed(signer), way, by, cancel, holder)
            : throw new InvalidOperationException($"The stored file {file.Id} does not verify: {report.Verdict}.");
    }

    private async Task<Verdict> Genuine(FileFacts file, Check? signed, string way, Actor? by, CancellationToken cancel, string? holder = null)
    {
        var now = clock.GetUtcNow();
        var today = now.ChinaDate();
        var held = file.IsCertificate ? await folder.Find(file.Id, cancel) : null;
        var disclosure = Disclosure.Of(held, way == Number, holder, IsOwn(file, by));
        var dated = disclosure.Telling != Telling.Standing;
        var checks = new List<Check>();
        if (signed is not null)
            checks.Add(dated ? signed : new(true, "verify.check.signed", "verify.check.signed-standing"));
        checks.Add(way == "file" ? new(true, "verify.check.same", "verify.check.same-text") : new(true, "verify.check.known", "verify.check.known-text"));
        var ruling = Ruling.Valid;
        if (held is not null)
        {
            ruling = disclosure.OtherHolder ? Ruling.OtherHolder
                : held.RevokedAt is not null ? Ruling.Revoked
                : held.IsExpired(today) ? Ruling.Expired
                : today < held.ValidFrom ? Ruling.NotYet
                : Ruling.Valid;
            checks.Add(held.RevokedAt is { } revoked
                ? dated ? new(false, "verify.check.revoked", "verify.check.revoked-text", revoked.ChinaDate(), held.RevokedBecause)
                    : new(false, "verify.check.revoked", "verify.check.not-revoked-text", now)
                : new(true, "verify.check.not-revoked", "verify.check.not-revoked-text", now));
            checks.Add(new(!held.IsExpired(today) && today >= held.ValidFrom,
                held.IsExpired(today) ? "verify.check.expired" : today < held.ValidFrom ? "verify.check.not-yet" : "verify.check.in-force",
                !dated ? "verify.check.not-revoked-text" : held.ValidUntil is null ? "verify.check.in-force-always" : "verify.check.in-force-text",
                dated ? held.ValidFrom : now, dated ? held.ValidUntil : null));
        }

        // Whoever gave a wrong name learns that it is wrong, and nothing to build on.
        if (disclosure.OtherHolder)
            checks = [new(false, "verify.check.holder", "verify.check.holder-text")];
        await Note(file, way, by, ruling, now, cancel);
        return new(ruling, disclosure.FaceOf(file, held), checks, now) { File = file };
    }

    private async Task<Verdict> Altered(
        FileFacts original, SignatureReport report, SealOfRecord? signer, byte[] bytes, byte[] hash, Actor? by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var held = original.IsCertificate ? await folder.Find(original.Id, cancel) : null;
        var stored = await files.Read(original.Id, cancel);
        var difference = stored is null ? null : FileParts.Compare(bytes, stored.Value.Bytes);
        var checks = new List<Check>
        {
            SignatureCheck(report, signer),
            new(false, "verify.check.differs", difference switch
            {
                null => "verify.check.differs-text",
                { Longer: > 0 } => "verify.check.longer-text",
                { Longer: < 0 } => "verify.check.shorter-text",
                _ => "verify.check.bytes-text",
            }, difference is null ? 0 : difference.Longer != 0 ? Math.Abs(difference.Longer) : difference.Bytes),
        };
        if (held is { RevokedAt: null })
            checks.Add(new(true, "verify.check.not-revoked", "verify.check.not-revoked-text", now));
        await Note(original, "file", by, Ruling.Altered, now, cancel);
        var face = Disclosure.Of(held, byNumber: false, null, own: false).FaceOf(original, held);
        return new(Ruling.Altered, face, checks, now, difference, Reference(now, hash)) { File = original };
    }

    private Verdict NotOurs(SignatureReport report, SealOfRecord? signer, byte[] hash)
    {
        var now = clock.GetUtcNow();
        return new(Ruling.NotOurs, null,
            [SignatureCheck(report, signer), new(false, "verify.check.not-on-file", "verify.check.not-on-file-text")], now, Reference: Reference(now, hash));
    }

    private Verdict Unknown() => new(Ruling.Unknown, null, [], clock.GetUtcNow());

    private static Check Signed(SealOfRecord signer) => new(true, "verify.check.signed", "verify.check.signed-text", signer.Name);

    private static Check SignatureCheck(SignatureReport report, SealOfRecord? signer) => report.Verdict switch
    {
        SignatureVerdict.Valid when signer is not null => Signed(signer),
        SignatureVerdict.Valid or SignatureVerdict.UntrustedSigner => new(false, "verify.check.stranger", "verify.check.stranger-text"),
        SignatureVerdict.NotSigned => new(false, "verify.check.unsigned", "verify.check.unsigned-text"),
        SignatureVerdict.Altered => new(false, "verify.check.broken", "verify.check.broken-text"),
        SignatureVerdict.AddedAfterSigning => new(false, "verify.check.added", "verify.check.added-text"),
        SignatureVerdict.BadSignature => new(false, "verify.check.bad-signature", "verify.check.bad-signature-text"),
        _ => new(false, "verify.check.malformed", "verify.check.malformed-text"),
    };

    private async Task Note(FileFacts file, string way, Actor? by, Ruling ruling, DateTimeOffset at, CancellationToken cancel)
    {
        // Holders trying out their own certificates are no news to them.
        if (IsOwn(file, by))
            return;
        await using var command = db.CreateCommand("insert into certificates.checks (file, subject, way, verdict, at) values ($1, $2, $3, $4, $5)");
        foreach (var parameter in (NpgsqlParameter[])[Sql.P(file.Id), Sql.P(file.Subject), Sql.P(way), Sql.P(ruling.ToString()), Sql.P(at)])
            command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static bool IsOwn(FileFacts file, Actor? by) => by is not null && (by.Person == file.Subject || by.ActingWholly?.Subject == file.Subject);

    /// <summary>V-20261201-8841C03F: the day, and the beginning of the file's hash, by which it is recognised when it is sent in.</summary>
    private static string Reference(DateTimeOffset at, byte[] hash) => $"V-{at.ChinaDate():yyyyMMdd}-{Convert.ToHexString(hash, 0, 4)}";
}

/// <summary>Numbers as people copy them: other brackets, spaces, full-width signs.</summary>
internal static class PrintedNumber
{
    /// <summary>
    /// What may have been printed. Brackets are those of documents, 〔2026〕, or of title deeds, （2026）; a document's number ends with 号.
    /// </summary>
    public static IReadOnlyList<string> Readings(string typed)
    {
        var plain = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)).Select(Plain));
        if (!plain.Contains('〔'))
            return [plain];
        var round = plain.Replace('〔', '（').Replace('〕', '）');
        return plain.EndsWith('号') ? [plain, round] : [plain + "号", round + "号", round];
    }

    private static char Plain(char c) => c switch
    {
        '[' or '(' or '（' or '【' or '［' or '〈' => '〔',
        ']' or ')' or '）' or '】' or '］' or '〉' => '〕',
        >= '！' and <= '～' => char.ToUpperInvariant((char)(c - 0xFEE0)),
        _ => char.ToUpperInvariant(c),
    };
}
