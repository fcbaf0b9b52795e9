using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.Certificates.OnFile;

/// <summary>The printed numbers of certificates.</summary>
internal sealed class CertificateNumbers(NpgsqlDataSource db) : IStreamNumbers
{
    public async Task<IReadOnlyDictionary<Guid, string>> Of(Guid[] streams, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select id, number from certificates.certificates where id = any($1)");
        command.Parameters.Add(Sql.P(streams));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var numbers = new Dictionary<Guid, string>();
        while (await row.ReadAsync(cancel))
            numbers.Add(row.GetGuid(0), row.GetString(1));
        return numbers;
    }
}
