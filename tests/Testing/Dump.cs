using System.Text;
using Npgsql;

namespace OneStop.Testing;

/// <summary>Reads a whole database as a thief with a dump would: every row as text, and bytes as the characters they may be.</summary>
public static class Dump
{
    /// <summary>Each place where one of the values can be read: <c>schema.table: value</c>.</summary>
    public static async Task<IReadOnlyList<string>> Find(NpgsqlDataSource db, IReadOnlyCollection<string> values)
    {
        // Bytes print as hex in a row's text; UTF-8 and UTF-16 are how a text would lie in them.
        var needles = values.Select(v => (Value: v, Forms: new[]
        {
            v, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(v)), Convert.ToHexStringLower(Encoding.Unicode.GetBytes(v)),
            Base64(v), Escaped(v),
        })).ToList();
        var found = new List<string>();
        foreach (var table in await Tables(db))
        {
            await using var command = db.CreateCommand($"select t::text from {table} t");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var row = reader.GetString(0);
                found.AddRange(needles.Where(n => n.Forms.Any(f => row.Contains(f, StringComparison.OrdinalIgnoreCase))).Select(n => $"{table}: {n.Value}"));
            }
        }

        return [.. found.Distinct()];
    }

    private static async Task<List<string>> Tables(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema') order by 1
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }

    // Whole groups only: what follows the value would change the last characters.
    private static string Base64(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(value).AsSpan(0, Encoding.UTF8.GetByteCount(value) / 3 * 3));

    // As a JSON writer that escapes everything outside ASCII would put it.
    private static string Escaped(string value) => string.Concat(value.Select(c => c < 128 ? c.ToString() : $"\\u{(int)c:x4}"));
}
