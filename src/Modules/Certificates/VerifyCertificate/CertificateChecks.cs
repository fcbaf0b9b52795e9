using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Certificates.VerifyCertificate;

/// <summary>Somebody checked a file of this holder's; who it was is not known.</summary>
internal sealed record CertificateCheckEntry(Guid File, string Title, string Way, DateTimeOffset At);

/// <summary>Who looked at my certificates: the last checks, newest first.</summary>
[UseCase]
internal sealed class CertificateChecks(NpgsqlDataSource db)
{
    private const string Latest =
        """
        select c.file, f.title, c.way, c.at
        from certificates.checks c join certificates.files f on f.id = c.file
        where c.subject = $1 and f.kind = 'certificate' and ($2::uuid is null or c.file = $2)
        order by c.at desc limit $3
        """;

    public async Task<IReadOnlyList<CertificateCheckEntry>> Of(Guid subject, Guid? file, int most, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(Latest);
        command.Parameters.Add(Sql.P(subject));
        command.Parameters.Add(new() { Value = file is { } id ? id : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(Sql.P(most));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var entries = new List<CertificateCheckEntry>();
        while (await row.ReadAsync(cancel))
            entries.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)));
        return entries;
    }
}
