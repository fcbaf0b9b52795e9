using System.Text.Json;
using Npgsql;
using OneStop.Certificates.Document;
using OneStop.Certificates.Files;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;
using OneStop.Time;

namespace OneStop.Certificates.OnFile;

/// <summary>One certificate of a holder, as the wallet shows it.</summary>
internal sealed record HeldCertificate(
    Guid Id, Guid Subject, string Code, string Name, string Number, string Identifier, string Department, Guid? CaseId, DateOnly ValidFrom,
    DateOnly? ValidUntil,
    DateTimeOffset? RevokedAt, RevocationGround? RevokedBecause, CertificateFace? Face)
{
    public bool IsInForce(DateOnly today) => RevokedAt is null && !IsExpired(today);
    public bool IsExpired(DateOnly today) => ValidUntil < today;
}

/// <summary>The certificates on file, for the wallet, for verification and for other modules.</summary>
internal sealed class CertificateFolder(NpgsqlDataSource db, MasterKeys masters, SealedFiles files, Documents documents, TimeProvider clock) : ICertificates
{
    private const int Most = 100;

    private const string Columns =
        """
        select c.id, c.subject, c.code, c.name, c.number, c.identifier, c.department, c.case_id, c.valid_from, c.valid_until,
            c.revoked_at, c.revoked_because, c.face, k.wrapped
        from certificates.certificates c left join platform.subject_keys k on k.subject = c.subject
        """;

    public async Task<IReadOnlyList<CertificateOnFile>> OnFile(Guid subject, CancellationToken cancel = default)
    {
        var today = clock.ChinaToday();
        return [.. from held in await Of(subject, cancel)
                   where held.IsInForce(today) && held.Face is not null
                   select new CertificateOnFile(held.Id, held.Code, held.Name, held.Number, held.Department, held.ValidUntil, held.Face!.Data,
                       held.ValidFrom, held.CaseId)];
    }

    public Task<Result<SealedPdf>> Document(DocumentOrder order, CancellationToken cancel = default) => documents.Get(order, cancel);

    public async Task<SealedPdf?> Pdf(Guid certificate, CancellationToken cancel = default) =>
        await files.Read(certificate, cancel) is ({ IsCertificate: true } facts, var bytes) ? new(facts.Id, facts.FileName, bytes) : null;

    /// <summary>All certificates of a subject, in force or not, newest first; at most 100.</summary>
    public Task<List<HeldCertificate>> Of(Guid subject, CancellationToken cancel) =>
        Read($"{Columns} where c.subject = $1 order by c.valid_from desc, c.id limit {Most}", Sql.P(subject), cancel);

    /// <summary>
    /// Ids of a subject's certificates that another one ends: of one kind, of one number or all, not of the case that ends them, and none that
    /// was issued after the day of that decision, which may be handled late.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> ToEnd(Guid subject, string code, string? number, Guid @case, DateOnly decided, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select id from certificates.certificates
            where subject = $1 and code = $2 and ($3::text is null or number = $3) and case_id is distinct from $4 and valid_from <= $5 and revoked_at is null
            """);
        foreach (var parameter in (NpgsqlParameter[])[Sql.P(subject), Sql.P(code), Sql.P(number), Sql.P(@case), Sql.P(decided)])
            command.Parameters.Add(parameter);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<Guid>();
        while (await row.ReadAsync(cancel))
            found.Add(row.GetGuid(0));
        return found;
    }

    public async Task<HeldCertificate?> Find(Guid id, CancellationToken cancel) =>
        (await Read($"{Columns} where c.id = $1", Sql.P(id), cancel)).FirstOrDefault();

    public async Task<HeldCertificate?> FindByIdentifier(string identifier, CancellationToken cancel) =>
        (await Read($"{Columns} where c.identifier = $1", Sql.P(identifier), cancel)).FirstOrDefault();

    private async Task<List<HeldCertificate>> Read(string query, NpgsqlParameter parameter, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(query);
        command.Parameters.Add(parameter);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var list = new List<HeldCertificate>();
        while (await row.ReadAsync(cancel))
        {
            var subject = row.GetGuid(1);
            var key = masters.Unwrap(subject, row.IsDBNull(13) ? null : row.GetFieldValue<byte[]>(13));
            var face = key is null ? null : JsonSerializer.Deserialize<CertificateFace>(key.Open(row.GetFieldValue<byte[]>(12)), EventJson.Options);
            list.Add(new(row.GetGuid(0), subject, row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
                row.IsDBNull(7) ? null : row.GetGuid(7), row.GetFieldValue<DateOnly>(8), row.IsDBNull(9) ? null : row.GetFieldValue<DateOnly>(9),
                row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10), row.IsDBNull(11) ? null : Enum.Parse<RevocationGround>(row.GetString(11)),
                face));
        }

        return list;
    }
}
