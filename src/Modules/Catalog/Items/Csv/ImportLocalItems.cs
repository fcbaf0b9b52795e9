using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Web;

namespace OneStop.Catalog.Items.Csv;

/// <param name="Read">Lines of the file.</param>
/// <param name="Added">New items.</param>
/// <param name="Changed">Items that are other than before.</param>
/// <param name="Faults">When there are any, nothing was changed.</param>
internal sealed record Imported(int Read, int Added, int Changed, IReadOnlyList<CsvFault> Faults);

/// <summary>
/// Takes in a file of local items, all of it or nothing. A code keeps its item, region and department; what is not in the
/// file stays. New items follow the version of the basic item that there is now.
/// </summary>
[UseCase]
internal sealed class ImportLocalItems(NpgsqlDataSource db, CatalogInMemory catalog)
{
    private const string Given = "create temporary table given (line int, like catalog.local_items) on commit drop";

    private const string Take =
        """
        with current as (select code, max(version) as version from catalog.parts where kind = 'item' group by code),
        taken as (
            insert into catalog.local_items as l (
                code, basic, region, department, follows, promised_days, promised_unit, fee, depth, channels, halls, hours, phone, supervision_phone,
                opens_on, closed_on)
            select
                g.code, g.basic, g.region, g.department, c.version, g.promised_days, g.promised_unit, g.fee, g.depth, g.channels, g.halls, g.hours, g.phone,
                g.supervision_phone, g.opens_on, g.closed_on
            from given g join current c on c.code = g.basic
            on conflict (code) do update set
                promised_days = excluded.promised_days, promised_unit = excluded.promised_unit, fee = excluded.fee, depth = excluded.depth,
                channels = excluded.channels, halls = excluded.halls, hours = excluded.hours, phone = excluded.phone,
                supervision_phone = excluded.supervision_phone, opens_on = excluded.opens_on, closed_on = excluded.closed_on
            where
                (l.promised_days, l.promised_unit, l.fee, l.depth, l.channels, l.halls, l.hours, l.phone, l.supervision_phone, l.opens_on, l.closed_on)
                is distinct from (
                    excluded.promised_days, excluded.promised_unit, excluded.fee, excluded.depth, excluded.channels, excluded.halls, excluded.hours,
                    excluded.phone, excluded.supervision_phone, excluded.opens_on, excluded.closed_on)
            returning xmax = 0 as added),
        told as (update catalog.revision set number = number + 1 where exists (select from taken))
        select count(*) filter (where added)::int, count(*) filter (where not added)::int from taken
        """;

    private const string Moved =
        """
        select g.line from given g join catalog.local_items l on l.code = g.code
        where (l.basic, l.region, l.department) is distinct from (g.basic, g.region, g.department) order by g.line limit 500
        """;

    /// <param name="bytes">The file.</param>
    /// <param name="within">Region of the official: nothing outside of it is touched.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    public async Task<Imported> Run(byte[] bytes, string within, CancellationToken cancel)
    {
        var (faults, known) = (new List<CsvFault>(), KnownCodes.Of(catalog.Parts, within));
        if (LocalItemFile.Text(bytes, faults) is not { } text)
            return new(0, 0, 0, faults);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, item) in LocalItemFile.Read(text, known, faults))
        {
            if (!lines.TryAdd(item.Code, line))
                faults.Add(CsvFault.At(line, LocalItemColumns.Code, "code-twice", lines[item.Code]));
        }

        return faults.Count > 0 ? new(lines.Count, 0, 0, faults) : await Write(LocalItemFile.Read(text, known, faults), lines.Count, cancel);
    }

    public async Task<Imported> Write(IEnumerable<(int Line, LocalItem Item)> items, int count, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var create = new NpgsqlCommand(Given, connection))
            await create.ExecuteNonQueryAsync(cancel);
        await Copy(connection, items, cancel);
        var faults = new List<CsvFault>();
        await using (var moved = new NpgsqlCommand(Moved, connection))
        await using (var reader = await moved.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                faults.Add(CsvFault.At(reader.GetInt32(0), LocalItemColumns.Code, "code-taken"));
        }

        if (faults.Count > 0)
            return new(count, 0, 0, faults);
        var (added, changed) = (0, 0);
        await using (var take = new NpgsqlCommand(Take, connection))
        await using (var reader = await take.ExecuteReaderAsync(cancel))
        {
            if (await reader.ReadAsync(cancel))
                (added, changed) = (reader.GetInt32(0), reader.GetInt32(1));
        }

        await transaction.CommitAsync(cancel);
        return new(count, added, changed, []);
    }

    private static async Task Copy(NpgsqlConnection connection, IEnumerable<(int Line, LocalItem Item)> items, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy given (
                line, code, basic, region, department, follows, promised_days, promised_unit, fee, depth, channels, halls, hours, phone, supervision_phone,
                opens_on, closed_on) from stdin (format binary)
            """, cancel);
        foreach (var (line, item) in items)
        {
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(line, NpgsqlDbType.Integer, cancel);
            foreach (var text in new[] { item.Code, item.Basic, item.Region, item.Department })
                await copy.WriteAsync(text, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(0, NpgsqlDbType.Integer, cancel);
            await Or(copy, item.PromisedDays, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(JsonNamingPolicy.CamelCase.ConvertName(item.PromisedUnit.ToString()), NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(item.Fee, NpgsqlDbType.Numeric, cancel);
            await Or(copy, item.Depth, cancel);
            await copy.WriteAsync(item.Channels.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(item.Halls.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
            foreach (var text in new[] { item.Hours, item.Phone, item.SupervisionPhone })
                await Or(copy, text, cancel);
            await Or(copy, item.OpensOn, NpgsqlDbType.Date, cancel);
            await Or(copy, item.ClosedOn, NpgsqlDbType.Date, cancel);
        }

        await copy.CompleteAsync(cancel);
    }

    private static Task Or(NpgsqlBinaryImporter copy, string? value, CancellationToken cancel) =>
        value is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(value, NpgsqlDbType.Text, cancel);

    private static Task Or<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancel) where T : struct =>
        value is { } given ? copy.WriteAsync(given, type, cancel) : copy.WriteNullAsync(cancel);
}
