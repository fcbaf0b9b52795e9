using System.Text;

namespace OneStop.Web;

/// <summary>Lines of a file for spreadsheets: RFC 4180, every cell quoted.</summary>
public static class CsvLine
{
    /// <summary>What a file begins with so that spreadsheets see that it is UTF-8.</summary>
    public static byte[] Mark { get; } = Encoding.UTF8.GetPreamble();

    public static StringBuilder AppendCsv(this StringBuilder file, IEnumerable<string> cells) => file.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>
    /// A cell that begins like a formula would be one in a spreadsheet, also with the wide signs of a Chinese keyboard and behind blanks.
    /// </summary>
    public static string Cell(string text) =>
        $"\"{(IsFormula(text) ? "'" + text : text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static bool IsFormula(string text) =>
        text is ['\t' or '\r' or '\n', ..] || text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];
}
