using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace OneStop.Contracts.Catalog;

/// <summary>The rows of a table as they are stored: a JSON array of objects from column code to value. An empty cell is left out, an empty row too.</summary>
public static class TableRows
{
    private static readonly JsonDocumentOptions Flat = new() { MaxDepth = 3 };
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Null when the text is no such table: broken, of another shape, or with a column that the table does not have.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>>? Read(DataElement table, string stored)
    {
        try
        {
            using var json = JsonDocument.Parse(stored, Flat);
            if (json.RootElement.ValueKind != JsonValueKind.Array)
                return null;
            var rows = new List<IReadOnlyDictionary<string, string>>();
            foreach (var row in json.RootElement.EnumerateArray())
            {
                if (Row(table, row) is not { } cells)
                    return null;
                rows.Add(cells);
            }

            return rows;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An escape that is half a character is found when the text is taken out.
            return null;
        }
    }

    /// <summary>In the order of the columns; empty when there is no row with anything in it.</summary>
    public static string Write(DataElement table, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var filled = rows.Where(r => r.Values.Any(v => v.Length > 0)).ToList();
        if (filled.Count == 0)
            return "";
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            json.WriteStartArray();
            foreach (var row in filled)
            {
                json.WriteStartObject();
                foreach (var column in table.Columns)
                {
                    if (row.GetValueOrDefault(column.Code) is { Length: > 0 } value)
                        json.WriteString(column.Code, value);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static Dictionary<string, string>? Row(DataElement table, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
            return null;
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cell in row.EnumerateObject())
        {
            if (cell.Value.ValueKind != JsonValueKind.String || table.Columns.All(c => c.Code != cell.Name)
                || !cells.TryAdd(cell.Name, cell.Value.GetString()!))
                return null;
        }

        return cells;
    }
}
