using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Certificates.Seals;

namespace OneStop.Certificates.ImportSeal;

/// <summary>How a department's seal comes into the system: as the PFX of its licensed authority.</summary>
public sealed partial class SealImport(NpgsqlDataSource db, SubjectKeys keys, ICatalog catalog, TimeProvider clock, ILogger<SealImport> log)
{
    private const string InsertSeal =
        """
        insert into certificates.seals (id, department, name, certificate, thumbprint, private_key, valid_from, valid_to)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (thumbprint) do nothing
        """;

    /// <summary>Imports the seal of a department; importing it twice changes nothing.</summary>
    /// <param name="department">Code of the department.</param>
    /// <param name="pfx">PKCS #12 with the seal's certificate, its private key, and the certificates of its authority.</param>
    /// <param name="password">Of the PFX.</param>
    /// <param name="newAuthority">Whether an authority that is not known yet is believed from now on: only where the installation itself is in hand.</param>
    public async Task<Result<ImportedSeal>> Import(
        string? department, byte[] pfx, string password, bool newAuthority, CancellationToken cancel = default)
    {
        var outcome = await Take(department, pfx, password, newAuthority, cancel);
        if (!outcome.Succeeded(out _, out var refused))
            LogRefused(log, refused[0].Code);
        return outcome;
    }

    private async Task<Result<ImportedSeal>> Take(string? code, byte[] pfx, string password, bool newAuthority, CancellationToken cancel)
    {
        if (catalog.Departments.FirstOrDefault(d => d.Code == code) is not { } department)
            return Refusal.Invalid("certificates.seal-department", "department");
        X509Certificate2Collection all;
        try
        {
            all = X509CertificateLoader.LoadPkcs12Collection(pfx, password, X509KeyStorageFlags.Exportable);
        }
        catch (CryptographicException)
        {
            // A wrong password cannot be told from a file that is no PFX.
            return Refusal.Invalid("certificates.seal-unreadable", "file");
        }

        if (all.FirstOrDefault(c => c.HasPrivateKey) is not { } seal)
            return Refusal.Invalid("certificates.seal-no-key", "file");
        if (seal.GetECDsaPublicKey() is null && seal.GetRSAPublicKey() is null)
            return Refusal.Invalid("certificates.seal-key", "file");
        var (from, until) = (new DateTimeOffset(seal.NotBefore.ToUniversalTime()), new DateTimeOffset(seal.NotAfter.ToUniversalTime()));
        if (clock.GetUtcNow() is var now && (from > now || until <= now))
            return Refusal.Invalid("certificates.seal-dates", "file", from, until);
        X509Certificate2Collection authorities = [.. all.Where(c => c != seal)];
        var known = await Authorities(cancel);
        if (!LeadsToRoot(seal, [.. newAuthority ? authorities : [], .. known], authorities))
            return Refusal.Invalid(newAuthority ? "certificates.seal-chain" : "certificates.seal-authority", "file");
        foreach (var authority in authorities.Where(_ => newAuthority))
            await Trust(Guid.CreateVersion7(), authority, null, cancel);
        await Keep(department, seal, cancel);
        return new ImportedSeal(department, seal.GetNameInfo(X509NameType.SimpleName, forIssuer: false), until);
    }

    /// <summary>What verification will ask later must hold now: a seal that nobody believes is not let in.</summary>
    private bool LeadsToRoot(X509Certificate2 seal, X509Certificate2Collection believed, X509Certificate2Collection between)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(believed);
        chain.ChainPolicy.ExtraStore.AddRange(between);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        return chain.Build(seal);
    }

    private async Task<List<X509Certificate2>> Authorities(CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select certificate from certificates.authorities");
        await using var row = await command.ExecuteReaderAsync(cancel);
        var known = new List<X509Certificate2>();
        while (await row.ReadAsync(cancel))
            known.Add(X509CertificateLoader.LoadCertificate(row.GetFieldValue<byte[]>(0)));
        return known;
    }

    /// <summary>Keeps a seal with its private key.</summary>
    internal async Task Keep(Department department, X509Certificate2 seal, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        var key = (await keys.Ensure(id, cancel))!;
        await Execute(InsertSeal, cancel,
            Sql.P(id), Sql.P(department.Code), Sql.P(department.Name.Zh), Sql.P(seal.RawData), Sql.P(SHA256.HashData(seal.RawDataMemory.Span)),
            Sql.P(key.Seal(SealSecret.Export(seal))), Sql.P(new DateTimeOffset(seal.NotBefore.ToUniversalTime())),
            Sql.P(new DateTimeOffset(seal.NotAfter.ToUniversalTime())));
        LogImported(log, department.Code, seal.Thumbprint);
    }

    /// <summary>Believes what this authority signed.</summary>
    internal Task Trust(Guid id, X509Certificate2 authority, byte[]? pfx, CancellationToken cancel) => Execute(
        """
        insert into certificates.authorities (id, name, certificate, pfx)
        select $1, $2, $3, $4 where not exists (select from certificates.authorities where certificate = $3)
        """,
        cancel, Sql.P(id), Sql.P(authority.GetNameInfo(X509NameType.SimpleName, forIssuer: false)), Sql.P(authority.RawData),
        new NpgsqlParameter<byte[]?> { TypedValue = pfx, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea });

    [LoggerMessage(Level = LogLevel.Information, Message = "A seal of {Department} was imported: {Thumbprint}")]
    private static partial void LogImported(ILogger logger, string department, string thumbprint);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A seal was not imported: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);

    private async Task Execute(string text, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = db.CreateCommand(text);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>A seal that is in force now.</summary>
/// <param name="Name">As its certificate says.</param>
public sealed record ImportedSeal(Department Department, string Name, DateTimeOffset Until);
