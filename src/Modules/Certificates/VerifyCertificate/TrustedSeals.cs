using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace OneStop.Certificates.VerifyCertificate;

/// <summary>Whose signatures are believed: the authorities, and of their certificates only those registered as seals.</summary>
internal sealed record SealRegister(X509Certificate2Collection Authorities, IReadOnlyDictionary<string, SealOfRecord> Seals)
{
    /// <summary>The seal that this certificate belongs to; null when it is not one of ours.</summary>
    public SealOfRecord? Find(X509Certificate2? certificate) =>
        certificate is null ? null : Seals.GetValueOrDefault(Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span)));
}

internal sealed record SealOfRecord(string Department, string Name);

/// <summary>The register of seals, read again after a minute: importing a seal needs no restart.</summary>
internal sealed class TrustedSeals(NpgsqlDataSource db, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile Known? known;

    public async Task<SealRegister> Register(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (known is { } old && now - old.ReadAt < Fresh)
            return old.Register;
        var register = await Read(cancel);
        known = new(register, now);
        return register;
    }

    private async Task<SealRegister> Read(CancellationToken cancel)
    {
        var authorities = new X509Certificate2Collection();
        var seals = new Dictionary<string, SealOfRecord>(StringComparer.Ordinal);
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select certificate from certificates.authorities"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select thumbprint, department, name from certificates.seals"));
        await using var row = await batch.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            authorities.Add(X509CertificateLoader.LoadCertificate(row.GetFieldValue<byte[]>(0)));
        await row.NextResultAsync(cancel);
        while (await row.ReadAsync(cancel))
            seals[Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0))] = new(row.GetString(1), row.GetString(2));
        return new(authorities, seals);
    }

    private sealed record Known(SealRegister Register, DateTimeOffset ReadAt);
}
