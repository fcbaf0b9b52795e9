using Npgsql;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Catalog.Items;

/// <summary>Reads local items.</summary>
[UseCase]
internal sealed class LocalItemStore(NpgsqlDataSource db)
{
    private const string Fields =
        "code, basic, region, department, promised_days, promised_unit, fee, depth, channels, halls, hours, phone, supervision_phone, opens_on, closed_on";

    /// <summary>Who offers an item in these regions, the nearest region first.</summary>
    public async Task<IReadOnlyList<LocalItem>> Of(string basic, IReadOnlyList<string> regions, int limit, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"""
            select {Fields} from catalog.local_items where basic = $1 and region = any($2)
            order by length(region) desc, region, department, code limit $3
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { Sql.P(basic), Sql.P(regions.ToArray()), Sql.P(limit) });
        var found = new List<LocalItem>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found.Add(Read(reader));
        return found;
    }

    /// <summary>All items of some regions, by region and code, as they come from the database.</summary>
    public async IAsyncEnumerable<LocalItem> In(IReadOnlyList<string> regions,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = db.CreateCommand($"select {Fields} from catalog.local_items where region = any($1) order by region, code");
        command.Parameters.Add(Sql.P(regions.ToArray()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return Read(reader);
    }

    private static LocalItem Read(NpgsqlDataReader row) => new()
    {
        Code = row.GetString(0), Basic = row.GetString(1), Region = row.GetString(2), Department = row.GetString(3),
        PromisedDays = row.IsDBNull(4) ? null : row.GetInt32(4),
        PromisedUnit = row.GetString(5) == "calendarDays" ? LimitUnit.CalendarDays : LimitUnit.WorkingDays,
        Fee = row.GetDecimal(6), Depth = Text(row, 7), Channels = row.GetFieldValue<string[]>(8), Halls = row.GetFieldValue<string[]>(9), Hours = Text(row, 10),
        Phone = Text(row, 11), SupervisionPhone = Text(row, 12), OpensOn = Day(row, 13), ClosedOn = Day(row, 14),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
    private static DateOnly? Day(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
