using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.Certificates.Issue;

/// <summary>Serials of certificates, counted by type, issuer and year.</summary>
internal sealed class Numbers(NpgsqlDataSource db)
{
    // A serial is lost when two nodes take one for the same certificate at the same moment; numbers must differ, not be without gaps.
    private const string Take =
        """
        with next as (
            insert into certificates.counters as c (type, issuer, year, last)
            select $2, $3, $4, 1 where not exists (select from certificates.numbers where certificate = $1)
            on conflict (type, issuer, year) do update set last = c.last + 1
            returning last)
        insert into certificates.numbers (certificate, type, issuer, year, serial) select $1, $2, $3, $4, last from next
        on conflict (certificate) do nothing
        """;

    private const string Read =
        """
        select n.serial, f.sha256
        from certificates.numbers n left join certificates.files f on f.id = n.certificate
        where n.certificate = $1
        """;

    /// <summary>The certificate's serial, from 1, and the hash of its file when it was stored already.</summary>
    public async Task<(int Serial, byte[]? Stored)> Of(Guid certificate, string type, string issuer, int year, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Statement(Take, Sql.P(certificate), Sql.P(type), Sql.P(issuer), Sql.P(year)));
        batch.BatchCommands.Add(Sql.Statement(Read, Sql.P(certificate)));
        await using var row = await batch.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt32(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1));
    }
}
