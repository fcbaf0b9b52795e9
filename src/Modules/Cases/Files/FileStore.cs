using System.Security.Cryptography;
using Npgsql;
using OneStop.Cases.Drafts;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Cases.Files;

/// <summary>One uploaded page as it is shown.</summary>
internal sealed record StoredFile(Guid Id, string Material, string Name, string MediaType, byte[] Content);

/// <summary>A page that passed the checks and is to be kept.</summary>
internal sealed record NewFile(Guid Id, string Name, string MediaType, byte[] Content, bool IsSmall = false)
{
    private readonly byte[] hash = SHA256.HashData(Content);

    public byte[] Hash => hash;
    public UploadedPage ToPage() => new(Id, Name, MediaType, Content.Length, Convert.ToHexStringLower(hash.AsSpan(0, 8)), IsSmall);
}

/// <summary>Uploaded pages, encrypted under their subject's key. Who may see one is for the caller to have checked.</summary>
[UseCase]
internal sealed class FileStore(NpgsqlDataSource db, MasterKeys masters, OneStopSettings settings, TimeProvider clock)
{
    private const string QuotaReached = "OSD02";
    private const long Megabyte = 1024 * 1024;
    private static readonly TimeSpan QuotaSpan = TimeSpan.FromDays(1);

    /// <summary>Keeps pages, or none of them when their subject has brought too much within a day.</summary>
    /// <param name="owner">Draft or case.</param>
    /// <param name="material">What the pages are of.</param>
    /// <param name="files">They passed the checks.</param>
    /// <param name="key">Of the applicant.</param>
    /// <param name="cancel">Nothing is kept then.</param>
    /// <param name="also">Given the time of the upload, a statement that is carried out with it or not at all.</param>
    public async Task<Result<Unit>> Keep(Guid owner, string material, IReadOnlyList<NewFile> files, SubjectKey key, CancellationToken cancel,
        Func<DateTimeOffset, NpgsqlBatchCommand>? also = null)
    {
        var now = clock.GetUtcNow();
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement("call cases.check_quota($1, $2, $3, $4)", Sql.P(key.Subject), Sql.P(files.Sum(f => (long)f.Content.Length)),
            Sql.P(now - QuotaSpan), Sql.P(settings.UploadMegabytesPerDay * Megabyte)));
        if (also is not null)
            batch.BatchCommands.Add(also(now));
        foreach (var file in files)
        {
            batch.BatchCommands.Add(Sql.Statement(
                """
                insert into cases.files (id, owner, subject, material, name, media_type, size, sha256, content, uploaded_at, is_small)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                Sql.P(file.Id), Sql.P(owner), Sql.P(key.Subject), Sql.P(material), Sql.P(key.Seal(file.Name)), Sql.P(file.MediaType),
                    Sql.P(file.Content.Length),
                Sql.P(file.Hash), Sql.P(key.Seal(file.Content)), Sql.P(now), Sql.P(file.IsSmall)));
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancel);
            return Unit.Value;
        }
        catch (PostgresException refused) when (refused.SqlState == QuotaReached)
        {
            return Refusal.Invalid("cases.upload-quota", null, settings.UploadMegabytesPerDay);
        }
    }

    /// <summary>A page of a draft or case; null when it has none by that id.</summary>
    public async Task<StoredFile?> Find(Guid owner, Guid file, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select f.material, f.name, f.media_type, f.content, f.subject, k.wrapped
            from cases.files f join platform.subject_keys k on k.subject = f.subject
            where f.id = $1 and f.owner = $2 and k.wrapped is not null
            """);
        command.Parameters.Add(Sql.P(file));
        command.Parameters.Add(Sql.P(owner));
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
            return null;
        var key = masters.Unwrap(row.GetGuid(4), row.GetFieldValue<byte[]>(5))!;
        return new(file, row.GetString(0), key.OpenText(row.GetFieldValue<byte[]>(1)), row.GetString(2), key.Open(row.GetFieldValue<byte[]>(3)));
    }

    /// <summary>Names, types and sizes of all pages of a draft or case, without their content.</summary>
    public async Task<IReadOnlyDictionary<Guid, UploadedPage>> List(Guid owner, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select f.id, f.name, f.media_type, f.size, encode(substr(f.sha256, 1, 8), 'hex'), f.subject, k.wrapped, f.is_small
            from cases.files f join platform.subject_keys k on k.subject = f.subject
            where f.owner = $1 and k.wrapped is not null
            """);
        command.Parameters.Add(Sql.P(owner));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var pages = new Dictionary<Guid, UploadedPage>();
        while (await row.ReadAsync(cancel))
        {
            var key = masters.Unwrap(row.GetGuid(5), row.GetFieldValue<byte[]>(6))!;
            pages[row.GetGuid(0)] = new(row.GetGuid(0), key.OpenText(row.GetFieldValue<byte[]>(1)), row.GetString(2), row.GetInt32(3), row.GetString(4),
                row.GetBoolean(7));
        }

        return pages;
    }

    /// <summary>Puts all pages of a draft that lie under one key under another.</summary>
    public async Task Reseal(Guid owner, SubjectKey from, SubjectKey to, CancellationToken cancel)
    {
        foreach (var id in (await List(owner, cancel)).Keys)
        {
            if (await Find(owner, id, cancel) is not { } file)
                continue;
            await using var command = db.CreateCommand(
                "update cases.files set subject = $3, name = $4, content = $5 where id = $1 and subject = $2");
            command.Parameters.AddRange(new[] { Sql.P(id), Sql.P(from.Subject), Sql.P(to.Subject), Sql.P(to.Seal(file.Name)), Sql.P(to.Seal(file.Content)) });
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Removes what was uploaded by then, but for these pages and for all pages of these materials.</summary>
    public async Task RemoveOthers(Guid owner, Guid[] but, string[] materials, DateTimeOffset until, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("delete from cases.files where owner = $1 and id <> all($2) and material <> all($3) and uploaded_at <= $4");
        command.Parameters.Add(Sql.P(owner));
        command.Parameters.Add(Sql.P(but));
        command.Parameters.Add(Sql.P(materials));
        command.Parameters.Add(Sql.P(until));
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task Remove(Guid owner, IReadOnlyCollection<Guid> files, CancellationToken cancel)
    {
        if (files.Count == 0)
            return;
        await using var command = db.CreateCommand("delete from cases.files where owner = $1 and id = any($2)");
        command.Parameters.Add(Sql.P(owner));
        command.Parameters.Add(Sql.P(files.ToArray()));
        await command.ExecuteNonQueryAsync(cancel);
    }
}
