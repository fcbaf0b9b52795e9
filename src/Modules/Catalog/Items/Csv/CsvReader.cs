using System.Text;

namespace OneStop.Catalog.Items.Csv;

/// <summary>A record of a CSV text.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Fields">Its fields without quotes.</param>
/// <param name="Fault">Where in the record a quote is wrong, from 1; 0 when none is.</param>
internal readonly record struct CsvRecord(int Line, IReadOnlyList<string> Fields, int Fault = 0);

/// <summary>Comma-separated values by RFC 4180; line ends may also be a line feed alone. Empty lines are no records.</summary>
internal static class CsvReader
{
    public static IEnumerable<CsvRecord> Read(string text)
    {
        var (at, line) = (text.StartsWith('\ufeff') ? 1 : 0, 1);
        while (at < text.Length)
        {
            var (begins, fields, fault) = (line, new List<string>(16), 0);
            while (true)
            {
                fields.Add(Field(text, ref at, ref line, out var wrong));
                if (wrong && fault == 0)
                    fault = fields.Count;
                if (at >= text.Length || text[at] != ',')
                    break;
                at++;
            }

            if (at < text.Length && text[at] == '\r')
                at++;
            if (at < text.Length && text[at] == '\n')
                at++;
            line++;
            if (fields is not [""])
                yield return new(begins, fields, fault);
        }
    }

    private static string Field(string text, ref int at, ref int line, out bool wrong)
    {
        wrong = false;
        if (at >= text.Length || text[at] != '"')
        {
            var from = at;
            while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
                wrong |= text[at++] == '"';
            return text[from..at];
        }

        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                line += text[at] == '\n' ? 1 : 0;
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append(text[at++]);
            }
            else
            {
                at++;
                // Something after the closing quote.
                while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
                    (wrong, at) = (true, at + 1);
                return field.ToString();
            }
        }

        wrong = true;
        return field.ToString();
    }

    /// <summary>A field as it is written: quoted when it has to be.</summary>
    public static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
