using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;

namespace OneStop.Identity.RefusePost;

/// <summary>Why posts were refused.</summary>
internal sealed class RefusalReasons(NpgsqlDataSource db, MasterKeys masters)
{
    /// <summary>Null when none was given, or when its key was destroyed.</summary>
    public async Task<string?> Of(Guid post, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select a.subject, p.refusal_sealed, k.wrapped
            from identity.posts p join identity.accounts a on a.id = p.account join platform.subject_keys k on k.subject = a.subject
            where p.id = $1 and p.refusal_sealed is not null
            """);
        command.Parameters.Add(Sql.P(post));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel)
            ? masters.Unwrap(row.GetGuid(0), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2))?.OpenText(row.GetFieldValue<byte[]>(1)) : null;
    }
}
