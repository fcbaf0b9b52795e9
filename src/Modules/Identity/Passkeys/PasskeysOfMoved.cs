using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;

namespace OneStop.Identity.Passkeys;

/// <summary>Who was confirmed after they had added a passkey keeps its name: it is sealed under the key of whom they turned out to be.</summary>
internal sealed class PasskeysOfMoved(NpgsqlDataSource db, SubjectKeys keys) : ISubjectMoved
{
    public async Task Move(SubjectMove move, CancellationToken cancel)
    {
        if (await keys.Find(move.From, cancel) is not { } old || await keys.Ensure(move.To, cancel) is not { } key)
            return;
        var names = new List<(byte[] Id, byte[] Sealed)>();
        await using (var read = db.CreateCommand("select id, name from identity.passkeys where account = $1"))
        {
            read.Parameters.Add(Sql.P(move.Account));
            await using var row = await read.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
                names.Add((row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)));
        }

        foreach (var (id, name) in names)
        {
            // Done before, or made since.
            if (Opened(old, name) is not { } plain)
                continue;
            await using var write = db.CreateCommand("update identity.passkeys set name = $2 where id = $1");
            write.Parameters.Add(Sql.P(id));
            write.Parameters.Add(Sql.P(key.Seal(plain)));
            await write.ExecuteNonQueryAsync(cancel);
        }
    }

    private static byte[]? Opened(SubjectKey key, byte[] kept)
    {
        try
        {
            return key.Open(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
