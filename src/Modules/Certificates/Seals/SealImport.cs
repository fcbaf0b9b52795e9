using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;

namespace OneStop.Certificates.Seals;

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
    /// <exception cref="ArgumentException">The catalogue has no such department.</exception>
    /// <exception cref="CryptographicException">Wrong password, not a PFX, no private key in it, or not the whole chain of its authority.</exception>
    public async Task Import(string department, byte[] pfx, string password, CancellationToken cancel = default)
    {
        try
        {
            await Take(department, pfx, password, cancel);
        }
        catch (Exception unfit) when (unfit is ArgumentException or CryptographicException)
        {
            // The message may quote what was handed in; whoever asked for the import is told it.
            LogRefused(log, department, unfit.GetType().Name);
            throw;
        }
    }

    private async Task Take(string department, byte[] pfx, string password, CancellationToken cancel)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(pfx, password, X509KeyStorageFlags.Exportable);
        var seal = all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("The PFX holds no private key.");
        X509Certificate2Collection authorities = [.. all.Where(c => c != seal)];
        if (!LeadsToRoot(seal, [.. authorities, .. await Authorities(cancel)]))
            throw new CryptographicException("The PFX must hold the certificates of the seal's authority up to its root, and the seal must be valid today.");
        foreach (var authority in authorities)
            await Trust(Guid.CreateVersion7(), authority, null, cancel);
        await Keep(department, seal, cancel);
    }

    /// <summary>What verification will ask later must hold now: a seal that nobody believes is not let in.</summary>
    private bool LeadsToRoot(X509Certificate2 seal, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
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
    internal async Task Keep(string department, X509Certificate2 seal, CancellationToken cancel)
    {
        var name = catalog.Departments.FirstOrDefault(d => d.Code == department)?.Name.Zh
            ?? throw new ArgumentException($"The catalogue has no department {department}.", nameof(department));
        var id = Guid.CreateVersion7();
        var key = (await keys.Ensure(id, cancel))!;
        await Execute(InsertSeal, cancel,
            Sql.P(id), Sql.P(department), Sql.P(name), Sql.P(seal.RawData), Sql.P(SHA256.HashData(seal.RawDataMemory.Span)),
            Sql.P(key.Seal(SealSecret.Export(seal))), Sql.P(new DateTimeOffset(seal.NotBefore.ToUniversalTime())),
            Sql.P(new DateTimeOffset(seal.NotAfter.ToUniversalTime())));
        LogImported(log, department, seal.Thumbprint);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "A seal for {Department} was not imported: {Reason}")]
    private static partial void LogRefused(ILogger logger, string department, string reason);

    private async Task Execute(string text, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = db.CreateCommand(text);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
