using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OneStop.Web;

namespace OneStop.MyData.AssessImpact;

/// <summary>The register of processing as a file.</summary>
internal static class ProcessingExport
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly string[] Columns =
        ["kind", "code", "name", "purpose", "ground", "sensitive", "personal", "other", "recipients", "sources", "storage", "safeguards"];

    public static byte[] Json(IReadOnlyList<Processing> rows) => JsonSerializer.SerializeToUtf8Bytes(rows, Readable);

    /// <summary>For spreadsheets.</summary>
    public static byte[] Csv(IReadOnlyList<Processing> rows, Texts t)
    {
        var lines = new StringBuilder();
        lines.AppendCsv(Columns.Select(c => t["impact.col." + c]));
        foreach (var row in rows)
        {
            lines.AppendCsv(
            [
                row.Kind, row.Code, row.Name, row.Purpose, row.Ground, Joined(row.Sensitive, t), Joined(row.Personal, t), $"{row.Others}",
                Joined(row.Recipients, t), Joined(row.Sources, t), row.Storage, row.Safeguards,
            ]);
        }

        return [.. CsvLine.Mark, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    private static string Joined(IEnumerable<string> names, Texts t) => string.Join(t["list.comma"], names);
}
