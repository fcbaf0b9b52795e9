using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Certificates.Layouts;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Secrets;
using OneStop.Pdf.Seals;
using OneStop.Pdf.Signatures;

namespace OneStop.Certificates.Seals;

/// <summary>A department's seal: its drawing and its key, which are never used apart.</summary>
internal sealed record DepartmentSeal(
    Guid Id, string Department, string Name, OfficialSeal Drawing, IPdfSigner Key, DateTimeOffset ValidFrom, DateTimeOffset ValidTo);

/// <summary>A department has no seal in force, so nothing can be issued in its name.</summary>
internal sealed class SealMissingException(string department)
    : FollowUpBlockedException(
        "certificates.no-seal",
        $"The department {department} has no seal that is valid today. Import one: seal import {department} <file.pfx>.");

/// <summary>
/// The seals of the departments, opened when first used and kept in memory. A seal is had only to make a file that
/// <see cref="Files.SealedFiles"/> stores together with the record of its use.
/// </summary>
internal sealed partial class SealRing(NpgsqlDataSource db, SubjectKeys keys, Fonts fonts, TimeProvider clock, ILogger<SealRing> log)
{
    private const string Newest =
        """
        select id, name, certificate, private_key, valid_from, valid_to from certificates.seals
        where department = $1 and valid_from <= $2 and valid_to > $2
        order by valid_to desc limit 1
        """;

    private readonly ConcurrentDictionary<string, DepartmentSeal> open = new(StringComparer.Ordinal);

    /// <exception cref="SealMissingException"/>
    public async Task<DepartmentSeal> Of(string department, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (open.TryGetValue(department, out var seal) && seal.ValidFrom <= now && now < seal.ValidTo)
            return seal;
        if (await Open(department, now, cancel) is { } found)
            return open[department] = found;
        LogMissing(log, department);
        throw new SealMissingException(department);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Department} has no seal in force")]
    private static partial void LogMissing(ILogger logger, string department);

    private async Task<DepartmentSeal?> Open(string department, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(Newest);
        command.Parameters.Add(Sql.P(department));
        command.Parameters.Add(Sql.P(now));
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
            return null;
        var (id, name) = (row.GetGuid(0), row.GetString(1));
        var key = await keys.Find(id, cancel) ?? throw new InvalidOperationException($"The key of the seal {id} was destroyed.");
        var certificate = X509CertificateLoader.LoadCertificate(row.GetFieldValue<byte[]>(2));
        return new(id, department, name, new OfficialSeal(name, fonts.SerifBold.First), SealSecret.Join(certificate, key.Open(row.GetFieldValue<byte[]>(3))),
            row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5));
    }
}

/// <summary>A seal's private key on its way to and from the table.</summary>
internal static class SealSecret
{
    public static byte[] Export(X509Certificate2 certificate)
    {
        using AsymmetricAlgorithm key = (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey()
            ?? throw new InvalidOperationException("The certificate of a seal must come with its ECDSA or RSA private key.");
        return key.ExportPkcs8PrivateKey();
    }

    public static SealKey Join(X509Certificate2 certificate, ReadOnlySpan<byte> pkcs8)
    {
        if (certificate.GetECDsaPublicKey() is not null)
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportPkcs8PrivateKey(pkcs8, out _);
            return new SealKey(certificate.CopyWithPrivateKey(ecdsa));
        }

        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        return new SealKey(certificate.CopyWithPrivateKey(rsa));
    }
}
