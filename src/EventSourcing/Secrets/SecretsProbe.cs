using System.Security.Cryptography;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Secrets;

/// <summary>Whether this installation's secrets are those that its database was made with.</summary>
public sealed class SecretsProbe(NpgsqlDataSource db, MasterKeys masters)
{
    private const string Word = "onestop";

    /// <summary>Lays the probe, once; from then on the database belongs to these secrets.</summary>
    public async Task Lay(CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand("insert into platform.probe (master, index) values ($1, $2) on conflict do nothing");
        command.Parameters.Add(Sql.P(masters.Wire.Seal(Word)));
        command.Parameters.Add(Sql.P(Index));
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The settings that do not fit the database, each as a sentence; none when they do, or when it is still empty.</summary>
    public async Task<IReadOnlyList<string>> Wrong(CancellationToken cancel = default)
    {
        var wrong = new List<string>();
        try
        {
            // Of a database from before the probe, any key of a subject tells as much of the master key.
            await using var command = db.CreateCommand(
                """
                select p.master, p.index, k.subject, k.wrapped from (select 1) one
                left join platform.probe p on true
                left join (select subject, wrapped from platform.subject_keys where wrapped is not null limit 1) k on true
                """);
            await using var row = await command.ExecuteReaderAsync(cancel);
            await row.ReadAsync(cancel);
            if (!Opens(() => row.IsDBNull(0) ? null : masters.Wire.Open(row.GetFieldValue<byte[]>(0)))
                || !Opens(() => row.IsDBNull(3) ? null : masters.Unwrap(row.GetGuid(2), row.GetFieldValue<byte[]>(3))))
                wrong.Add("OneStop:MasterKey — it is not the one that this database was made with: nothing personal in it could be opened");
            if (!row.IsDBNull(1) && !row.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(Index))
                wrong.Add("OneStop:IndexKey — it is not the one that this database was made with: nobody in it would be found");
        }
        catch (PostgresException absent) when (absent.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            // Before the first setup there is nothing that could not fit.
        }

        return wrong;
    }

    private byte[] Index => masters.Blind("probe", Word);

    private static bool Opens(Func<object?> open)
    {
        try
        {
            _ = open();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
