using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.Cases.Projections;

/// <summary>The numbers of cases, and of drafts that will become cases under the same number.</summary>
internal sealed class CaseNumbers(NpgsqlDataSource db) : IStreamNumbers
{
    private const string Query =
        """
        select id, number from cases.cases where id = any($1)
        union all
        select id, number from cases.drafts where id = any($1)
        """;

    public async Task<IReadOnlyDictionary<Guid, string>> Of(Guid[] streams, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(Query);
        command.Parameters.Add(Sql.P(streams));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var numbers = new Dictionary<Guid, string>();
        while (await row.ReadAsync(cancel))
            numbers.TryAdd(row.GetGuid(0), row.GetString(1));
        return numbers;
    }
}
