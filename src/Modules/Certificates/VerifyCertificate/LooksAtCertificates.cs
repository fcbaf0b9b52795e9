using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;

namespace OneStop.Certificates.VerifyCertificate;

/// <summary>That somebody's documents were verified; by whom is not known.</summary>
internal sealed class LooksAtCertificates(NpgsqlDataSource db) : ILooks
{
    public string Ledger => "certificates.checks";

    public async Task<IReadOnlyList<LookSeen>> Of(Guid subject, LookPlace before, Reader? but, int most, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select c.at, lpad(c.entry::text, 10, '0'), c.way, f.title
            from certificates.checks c join certificates.files f on f.id = c.file
            where c.subject = $1 and c.at <= $2 and (c.at, lpad(c.entry::text, 10, '0') collate "C") < ($2, $3)
            order by c.at desc, c.entry desc limit $4
            """);
        command.Parameters.Add(Sql.P(subject));
        command.Parameters.Add(Sql.P(before.At));
        command.Parameters.Add(Sql.P(before.KeyIn(Ledger)));
        command.Parameters.Add(Sql.P(most));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var looks = new List<LookSeen>();
        while (await row.ReadAsync(cancel))
        {
            looks.Add(new(new(row.GetFieldValue<DateTimeOffset>(0), Ledger, row.GetString(1)), "certificates.verify-" + row.GetString(2))
            {
                Document = row.GetString(3),
            });
        }

        return looks;
    }
}
