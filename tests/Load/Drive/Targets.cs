using System.Collections.Concurrent;
using Npgsql;
using OneStop.EventSourcing.Database;

namespace OneStop.Load.Drive;

/// <summary>What the clients act on. Open items are used up: each is accepted or granted once.</summary>
internal sealed class Targets
{
    public required string[] AnyCase { get; init; }
    public required string[] OwnCase { get; init; }

    /// <summary>Cases that nobody looked at yet.</summary>
    public required ConcurrentQueue<string> ColdCase { get; init; }
    public required ConcurrentQueue<(Guid Case, string Number, string Item)> ToAccept { get; init; }
    public required ConcurrentQueue<(Guid Case, string Number, string Item)> ToGrant { get; init; }

    private const int Warm = 5_000;

    public static async Task<Targets> Find(NpgsqlDataSource db, Guid applicant)
    {
        var own = (await Query(db, "select id, number, '' from cases.cases where subject = $1 order by submitted_at desc limit 200000", applicant))
            .ConvertAll(r => r.Number);
        return new()
        {
            AnyCase = [.. (await Query(db, "select id, number, '' from cases.cases tablesample bernoulli (1) where matter <> 'raw' and closed limit 20000"))
                .Select(r => r.Number)],
            OwnCase = [.. own.Take(Warm)],
            ColdCase = new(own.Skip(Warm)),
            ToAccept = new((await Query(db, "select case_id, number, item from cases.items where status = 'Received' order by item, case_id limit 200000"))),
            ToGrant = new((await Query(db, "select case_id, number, item from cases.items where status = 'Accepted' and item = 'E01-I2' limit 100000"))),
        };
    }

    private static async Task<List<(Guid Case, string Number, string Item)>> Query(NpgsqlDataSource db, string text, Guid? parameter = null)
    {
        await using var command = db.CreateCommand(text);
        if (parameter is { } value)
            command.Parameters.Add(Sql.P(value));
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(Guid, string, string)>();
        while (await reader.ReadAsync())
            rows.Add((reader.GetGuid(0), reader.GetString(1), reader.GetString(2)));
        return rows;
    }
}
