using System.Data;
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
        Code = row.GetString("code"),
        Basic = row.GetString("basic"),
        Region = row.GetString("region"),
        Department = row.GetString("department"),
        PromisedDays = row.GetFieldValue<int?>("promised_days"),
        PromisedUnit = Enum.Parse<LimitUnit>(row.GetString("promised_unit"), ignoreCase: true),
        Fee = row.GetDecimal("fee"),
        Depth = Text(row, "depth"),
        Channels = row.GetFieldValue<string[]>("channels"),
        Halls = row.GetFieldValue<string[]>("halls"),
        Hours = Text(row, "hours"),
        Phone = Text(row, "phone"),
        SupervisionPhone = Text(row, "supervision_phone"),
        OpensOn = row.GetFieldValue<DateOnly?>("opens_on"),
        ClosedOn = row.GetFieldValue<DateOnly?>("closed_on"),
    };

    private static string? Text(NpgsqlDataReader row, string column) => row.IsDBNull(column) ? null : row.GetString(column);
}
