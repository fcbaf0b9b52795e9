using System.Text;

namespace OneStop.Catalog.Items.Csv;

/// <summary>A file of local items: all of it is right, or every fault is told with its line and column.</summary>
internal static class LocalItemFile
{
    public const int LargestBytes = 10_000_000, MostLines = 100_000;

    /// <summary>So many are listed; the rest is counted.</summary>
    public const int MostFaults = 500;

    /// <summary>The text of the file, or why it is none.</summary>
    public static string? Text(byte[] bytes, List<CsvFault> faults)
    {
        if (bytes.Length > LargestBytes)
        {
            faults.Add(CsvFault.At(0, "", "too-large"));
            return null;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n');
            faults.Add(CsvFault.At(line, "", "encoding"));
            return null;
        }
    }

    /// <summary>Goes through a text once more without keeping it: reading is cheap, a hundred thousand items are not.</summary>
    /// <param name="text">Of the file.</param>
    /// <param name="known">What codes may be named.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static IEnumerable<(int Line, LocalItem Item)> Read(string text, KnownCodes known, List<CsvFault> faults)
    {
        int[]? places = null;
        var (width, lines) = (0, 0);
        foreach (var record in CsvRecords.Read(text))
        {
            if (faults.Count >= MostFaults)
                yield break;
            if (record.Fault > 0)
            {
                var column = Name(places, record.Fault - 1);
                faults.Add(CsvFault.At(record.Line, column, "quotes"));
                continue;
            }

            if (places is null)
            {
                places = Header(record, faults);
                width = record.Fields.Count;
                if (places is null)
                    yield break;
                continue;
            }

            if (++lines > MostLines)
            {
                faults.Add(CsvFault.At(record.Line, "", "too-many-lines"));
                yield break;
            }

            if (record.Fields.Count != width)
                faults.Add(CsvFault.At(record.Line, "", "field-count", record.Fields.Count, width));
            else if (LocalItemRow.Read(record, places, known, faults) is { } item)
                yield return (record.Line, item);
        }

        if (places is null && faults.Count == 0)
            faults.Add(CsvFault.At(0, "", "empty-file"));
    }

    private static string Name(int[]? places, int field) =>
        places is null ? "" : Array.IndexOf(places, field) is >= 0 and var column ? LocalItemColumns.All[column].Zh : "";

    /// <summary>For each column the place of its field, -1 where it is left out.</summary>
    private static int[]? Header(CsvRecord record, List<CsvFault> faults)
    {
        var places = Enumerable.Repeat(-1, LocalItemColumns.All.Count).ToArray();
        var before = faults.Count;
        for (var i = 0; i < record.Fields.Count; i++)
        {
            var column = LocalItemColumns.Find(record.Fields[i]);
            if (column < 0)
                faults.Add(CsvFault.At(record.Line, record.Fields[i], "column-unknown", LocalItemColumns.Names));
            else if (places[column] >= 0)
                faults.Add(CsvFault.At(record.Line, record.Fields[i], "column-twice"));
            else
                places[column] = i;
        }

        foreach (var (i, column) in LocalItemColumns.All.Index())
        {
            if (column.Required && places[i] < 0)
                faults.Add(CsvFault.At(record.Line, column.Zh, "column-missing", new Bilingual(column.Zh, column.En)));
        }

        return faults.Count == before ? places : null;
    }
}
