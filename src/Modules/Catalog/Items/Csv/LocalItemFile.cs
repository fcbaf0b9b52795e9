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
            faults.Add(CsvFault.At(0, "", "文件超过10 MB", "the file is larger than 10 MB", "请分成几个文件导入", "split it into several files"));
            return null;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n');
            faults.Add(CsvFault.At(line, "", "文件不是UTF-8编码", "the file is not UTF-8", "在表格软件里另存为「CSV UTF-8」", "save it as “CSV UTF-8” in the spreadsheet program"));
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
        foreach (var record in CsvReader.Read(text))
        {
            if (faults.Count >= MostFaults)
                yield break;
            if (record.Fault > 0)
            {
                faults.Add(CsvFault.At(record.Line, Name(places, record.Fault - 1), "引号不成对", "a quote is not closed or stands in the middle", "有引号的内容整格用引号括起来，里面的引号写两个", "enclose the whole field in quotes and double the quotes inside"));
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
                faults.Add(CsvFault.At(record.Line, "", "超过100,000行", "there are more than 100,000 lines", "请分成几个文件导入", "split it into several files"));
                yield break;
            }

            if (record.Fields.Count != width)
                faults.Add(CsvFault.At(record.Line, "", $"这一行有{record.Fields.Count}格，表头有{width}格", $"the line has {record.Fields.Count} fields, the header {width}", "补上缺的逗号，或把有逗号的内容用引号括起来", "add the missing commas, or put fields with commas into quotes"));
            else if (LocalItemRow.Read(record, places, known, faults) is { } item)
                yield return (record.Line, item);
        }

        if (places is null && faults.Count == 0)
            faults.Add(CsvFault.At(0, "", "文件是空的", "the file is empty", "第一行写表头，可以先导出一份看看", "the first line is the header; export a file to see one"));
    }

    private static string Name(int[]? places, int field) => places is null ? "" : Array.IndexOf(places, field) is >= 0 and var column ? LocalItemColumns.All[column].Zh : "";

    /// <summary>For each column the place of its field, -1 where it is left out.</summary>
    private static int[]? Header(CsvRecord record, List<CsvFault> faults)
    {
        var places = Enumerable.Repeat(-1, LocalItemColumns.All.Count).ToArray();
        var before = faults.Count;
        for (var i = 0; i < record.Fields.Count; i++)
        {
            var column = LocalItemColumns.Find(record.Fields[i]);
            if (column < 0)
                faults.Add(CsvFault.At(record.Line, record.Fields[i], "没有这一列", "there is no such column", $"可以用的列：{LocalItemColumns.Header}", $"columns: {string.Join(", ", LocalItemColumns.All.Select(c => c.En))}"));
            else if (places[column] >= 0)
                faults.Add(CsvFault.At(record.Line, record.Fields[i], "这一列出现了两次", "the column is there twice", "去掉一列", "remove one of them"));
            else
                places[column] = i;
        }

        foreach (var (i, column) in LocalItemColumns.All.Index())
        {
            if (column.Required && places[i] < 0)
                faults.Add(CsvFault.At(record.Line, column.Zh, "缺这一列", "the column is missing", $"在表头加上「{column.Zh}」", $"add “{column.En}” to the header"));
        }

        return faults.Count == before ? places : null;
    }
}
