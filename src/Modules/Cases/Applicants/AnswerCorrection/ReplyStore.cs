using System.Text.Json;
using Npgsql;
using OneStop.Cases.Automatic;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>An answer to a correction as far as it is filled in.</summary>
/// <param name="Version">How often it was saved; 0 when it never was.</param>
internal sealed record KeptReply(Reply Reply, int Version);

/// <summary>Keeps what is filled in of an answer until it is sent, sealed under the applicant's key.</summary>
[UseCase]
internal sealed class ReplyStore(NpgsqlDataSource db, TimeProvider clock)
{
    private const string Save =
        """
        insert into cases.replies as r (case_id, item, subject, reply, version, updated_at) values ($1, $2, $3, $4, 1, $5)
        on conflict (case_id, item) do update set reply = $4, version = r.version + 1, updated_at = $5 where r.version = $6
        returning version
        """;

    public async Task<KeptReply> Find(Guid caseId, string item, SubjectKey key, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select reply, version from cases.replies where case_id = $1 and item = $2");
        command.Parameters.Add(Sql.P(caseId));
        command.Parameters.Add(Sql.P(item));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new(JsonSerializer.Deserialize<Reply>(key.Open(row.GetFieldValue<byte[]>(0)), EventJson.Options)!, row.GetInt32(1))
            : new(Reply.Empty, 0);
    }

    /// <summary>Keeps a reply in the place of the one that was read; null when that one is no longer there.</summary>
    public async Task<KeptReply?> Keep(Guid caseId, string item, Reply reply, int read, SubjectKey key, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql.Statement(Save, Sql.P(caseId), Sql.P(item), Sql.P(key.Subject),
            Sql.P(key.Seal(JsonSerializer.SerializeToUtf8Bytes(reply, EventJson.Options))), Sql.P(now), Sql.P(read)));
        batch.BatchCommands.Add(UploadSweep.Due(caseId, now));
        return await batch.ExecuteScalarAsync(cancel) is int version ? new(reply, version) : null;
    }

    /// <summary>Drops what was kept for a case, of one item or of all, if nobody touched it after that time.</summary>
    public async Task Drop(Guid caseId, string? item, DateTimeOffset until, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("delete from cases.replies where case_id = $1 and ($2::text is null or item = $2) and updated_at <= $3");
        command.Parameters.Add(Sql.P(caseId));
        command.Parameters.Add(Sql.P(item));
        command.Parameters.Add(Sql.P(until));
        await command.ExecuteNonQueryAsync(cancel);
    }
}
