using Npgsql;
using OneStop.Certificates.ImportSeal;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Pdf.Signatures;

namespace OneStop.Demo.Certificates;

/// <summary>Gives every department of the catalogue that has no seal one of the demo's own authority; safe to run again.</summary>
public sealed class DemoSeals(NpgsqlDataSource db, SubjectKeys keys, SealImport import, ICatalog catalog, TimeProvider clock)
{
    public async Task Lay(CancellationToken cancel = default) => await Make(await DepartmentsWithoutSeal(cancel), cancel);

    /// <summary>A new seal for each of the departments, in force beside those that they have.</summary>
    public async Task Make(IReadOnlyList<Department> departments, CancellationToken cancel)
    {
        if (departments.Count == 0)
            return;
        using var authority = await Authority(cancel);
        var from = clock.GetUtcNow().AddDays(-1);
        foreach (var department in departments)
        {
            using var seal = authority.Issue(department.Name.Zh, department.CreditCode, from, from.AddYears(5));
            await import.Keep(department, seal.Certificate, cancel);
        }
    }

    private async Task<SealCertificateAuthority> Authority(CancellationToken cancel)
    {
        const string name = "OneStop 演示印章根证书";
        await using (var command = db.CreateCommand("select id, pfx from certificates.authorities where name = $1 and pfx is not null limit 1"))
        {
            command.Parameters.Add(Sql.P(name));
            await using var row = await command.ExecuteReaderAsync(cancel);
            if (await row.ReadAsync(cancel) && await keys.Find(row.GetGuid(0), cancel) is { } known)
                return SealCertificateAuthority.FromPfx(known.Open(row.GetFieldValue<byte[]>(1)), name);
        }

        var from = clock.GetUtcNow().AddDays(-2);
        var authority = SealCertificateAuthority.Create(name, from, from.AddYears(10));
        var id = Guid.CreateVersion7();
        var key = (await keys.Ensure(id, cancel))!;
        await import.Trust(id, authority.Root, key.Seal(authority.ToPfx(name)), cancel);
        return authority;
    }

    private async Task<List<Department>> DepartmentsWithoutSeal(CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select distinct department from certificates.seals where valid_to > $1");
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var have = new HashSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
            have.Add(row.GetString(0));
        return [.. catalog.Departments.Where(d => !have.Contains(d.Code))];
    }
}
