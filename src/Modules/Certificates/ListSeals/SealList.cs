using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace OneStop.Certificates.ListSeals;

/// <summary>The newest seal of a department.</summary>
/// <param name="Department">Code.</param>
/// <param name="Name">As its certificate says.</param>
/// <param name="Authority">Who issued the certificate.</param>
internal sealed record SealHeld(string Department, string Name, string Authority, DateTimeOffset From, DateTimeOffset Until);

/// <summary>Seals of all departments, one row each: the one that lasts longest.</summary>
internal sealed class SealList(NpgsqlDataSource db)
{
    public async Task<IReadOnlyDictionary<string, SealHeld>> Newest(CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select distinct on (department) department, certificate, valid_from, valid_to from certificates.seals
            order by department, valid_to desc
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var seals = new Dictionary<string, SealHeld>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            using var certificate = X509CertificateLoader.LoadCertificate(row.GetFieldValue<byte[]>(1));
            seals[row.GetString(0)] = new(row.GetString(0), certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
                certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3));
        }

        return seals;
    }
}
