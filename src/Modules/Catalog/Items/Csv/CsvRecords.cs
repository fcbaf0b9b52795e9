using CsvHelper;

namespace OneStop.Catalog.Items.Csv;

/// <summary>A record of a CSV text.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Fields">Its fields without quotes.</param>
/// <param name="Fault">Where in the record a quote is wrong, from 1; 0 when none is.</param>
internal readonly record struct CsvRecord(int Line, IReadOnlyList<string> Fields, int Fault = 0);

/// <summary>Comma-separated values by RFC 4180; line ends may also be a line feed alone. Empty lines are no records.</summary>
internal static class CsvRecords
{
    /// <summary>Spreadsheet programs take a file without the byte order mark for another encoding.</summary>
    public static CsvWriterOptions Writing { get; } = CsvWriterOptions.Default with { WriteByteOrderMark = true };

    public static IEnumerable<CsvRecord> Read(string text)
    {
        var malformed = new Dictionary<long, long>();
        using var reader = CsvReader.FromText(text.TrimStart('\ufeff'), CsvReaderOptions.Default with
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = m => malformed.TryAdd(m.LineNumber, m.ByteOffset),
        });
        while (reader.Read())
        {
            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
                fields[i] = reader.GetString(i);
            yield return new((int)reader.LineNumber, fields, malformed.Remove(reader.LineNumber, out var at) ? FieldAt(reader, at - reader.ByteOffset) : 0);
        }
    }

    /// <summary>Which field, from 1, stands at a byte of the record.</summary>
    private static int FieldAt(CsvReader reader, long offset)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            offset -= reader.GetRawSpan(i).Length + 1;
            if (offset < 0)
                return i + 1;
        }

        return reader.FieldCount;
    }
}
