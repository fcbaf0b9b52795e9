using System.Text;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;

namespace OneStop.Identity.ListPosts;

/// <summary>What officials type to sign in, for whoever runs the installation. A login itself is only a blind index.</summary>
internal sealed class UserNames(NpgsqlDataSource db, MasterKeys masters)
{
    /// <summary>By account; without those that were not kept, or whose key was destroyed.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Of(IEnumerable<Guid> accounts, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select a.id, a.subject, a.user_sealed, k.wrapped
            from identity.accounts a join platform.subject_keys k on k.subject = a.subject
            where a.id = any($1) and a.user_sealed is not null
            """);
        command.Parameters.Add(Sql.P(accounts.Distinct().ToArray()));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var names = new Dictionary<Guid, string>();
        while (await row.ReadAsync(cancel))
        {
            if (masters.Unwrap(row.GetGuid(1), row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3)) is { } key)
                names[row.GetGuid(0)] = Encoding.UTF8.GetString(key.Open(row.GetFieldValue<byte[]>(2)));
        }

        return names;
    }
}
