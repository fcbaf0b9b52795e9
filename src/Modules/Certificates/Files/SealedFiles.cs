using System.Security.Cryptography;
using Npgsql;
using OneStop.Certificates.Seals;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;

namespace OneStop.Certificates.Files;

/// <summary>What a sealed file is, without its bytes.</summary>
/// <param name="Stream">The decision that made it due, with <paramref name="Version"/>.</param>
/// <param name="Kind">certificate, or the kind of document.</param>
/// <param name="Sha256">Of the file as issued.</param>
internal sealed record FileFacts(
    Guid Id, Guid Stream, int Version, string Kind, Guid Subject, string Department, string Title, string Number, string Code, byte[] Sha256)
{
    public const string CertificateKind = "certificate";

    public bool IsCertificate => Kind == CertificateKind;

    public string FileName => $"{Title} {Number}.pdf";
}

/// <summary>
/// Sealed files as issued, for ever: the first one stored under an id, which is made of what the file is for, wins, everybody else reads that one, and the use
/// of the seal is recorded in the same transaction.
/// </summary>
internal sealed class SealedFiles(NpgsqlDataSource db, MasterKeys masters)
{
    private const int MostOfOneNumber = 20;

    private const string KeepFirst =
        """
        with kept as (
            insert into certificates.files (id, stream, version, kind, subject, department, title, number, code, sha256, signed_digest, sealed)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict do nothing
            returning id)
        insert into certificates.seal_uses (seal, file, decision_stream, decision_version) select $13, id, $2, $3 from kept
        """;

    private const string Columns = "f.id, f.stream, f.version, f.kind, f.subject, f.department, f.title, f.number, f.code, f.sha256";

    /// <summary>Stores the file unless there is one of its id already; gives back the hash of the one that is stored.</summary>
    public async Task<byte[]> Keep(FileFacts facts, byte[] bytes, byte[] signedDigest, SubjectKey key, DepartmentSeal seal, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Statement(KeepFirst,
            Sql.P(facts.Id), Sql.P(facts.Stream), Sql.P(facts.Version), Sql.P(facts.Kind), Sql.P(facts.Subject), Sql.P(facts.Department), Sql.P(facts.Title),
            Sql.P(facts.Number), Sql.P(facts.Code), Sql.P(facts.Sha256), Sql.P(signedDigest), Sql.P(key.Seal(bytes)), Sql.P(seal.Id)));
        // A second statement, so that it sees what another transaction committed while the first waited for it.
        batch.BatchCommands.Add(Sql.Statement("select sha256 from certificates.files where id = $1", Sql.P(facts.Id)));
        return (byte[])(await batch.ExecuteScalarAsync(cancel))!;
    }

    public Task<FileFacts?> Find(Guid id, CancellationToken cancel) => One("f.id = $1", Sql.P(id), cancel);

    public Task<FileFacts?> FindByCode(string code, CancellationToken cancel) => One("f.code = $1", Sql.P(code), cancel);

    public Task<FileFacts?> FindByHash(byte[] sha256, CancellationToken cancel) => One("f.sha256 = $1", Sql.P(sha256), cancel);

    /// <summary>The original of a copy whose signature is intact, whatever else was done to it.</summary>
    public Task<FileFacts?> FindBySignedDigest(byte[] digest, CancellationToken cancel) => One("f.signed_digest = $1", Sql.P(digest), cancel);

    /// <summary>
    /// The files whose printed number is one of these: several when one decision brought a document for each of a couple. None when
    /// two decisions have it.
    /// </summary>
    public async Task<IReadOnlyList<FileFacts>> FindByNumber(IReadOnlyCollection<string> numbers, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"select {Columns} from certificates.files f where f.number = any($1) order by f.id limit {MostOfOneNumber}");
        command.Parameters.Add(Sql.P(numbers.ToArray()));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<FileFacts>();
        while (await row.ReadAsync(cancel))
            found.Add(Facts(row));
        return found.TrueForAll(f => (f.Stream, f.Version) == (found[0].Stream, found[0].Version)) ? found : [];
    }

    /// <summary>The bytes as issued; null when there is no such file, or its subject was forgotten.</summary>
    public async Task<(FileFacts Facts, byte[] Bytes)?> Read(Guid id, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"select {Columns}, f.sealed, k.wrapped from certificates.files f join platform.subject_keys k on k.subject = f.subject where f.id = $1");
        command.Parameters.Add(Sql.P(id));
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
            return null;
        var facts = Facts(row);
        if (masters.Unwrap(facts.Subject, row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11)) is not { } key)
            return null;
        var bytes = key.Open(row.GetFieldValue<byte[]>(10));
        return SHA256.HashData(bytes).AsSpan().SequenceEqual(facts.Sha256)
            ? (facts, bytes)
            : throw new InvalidOperationException($"The stored file {id} does not have the hash it was issued with.");
    }

    private async Task<FileFacts?> One(string condition, NpgsqlParameter parameter, CancellationToken cancel)
    {
        await using var command = db.CreateCommand($"select {Columns} from certificates.files f where {condition} limit 1");
        command.Parameters.Add(parameter);
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? Facts(row) : null;
    }

    private static FileFacts Facts(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetInt32(2), row.GetString(3), row.GetGuid(4), row.GetString(5), row.GetString(6), row.GetString(7),
        row.GetString(8), row.GetFieldValue<byte[]>(9));
}
