namespace OneStop.Web;

/// <summary>Rows as a verb of the command line prints them: under a line that says what stands where, one below the other.</summary>
public static class VerbTable
{
    private const string Between = "  ";

    /// <summary>Nothing but the heads when there are no rows.</summary>
    public static async Task Write(TextWriter output, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = heads.Select((head, i) => rows.Select(r => Width(r[i])).Append(Width(head)).Max()).ToList();
        foreach (var row in rows.Prepend(heads))
            await output.WriteLineAsync(string.Join(Between, row.Select((cell, i) => cell + new string(' ', widths[i] - Width(cell)))).TrimEnd());
    }

    // A Chinese character takes two places at a terminal.
    private static int Width(string text) => text.EnumerateRunes().Sum(r => r.Value is >= 0x1100 and (<= 0x115F or >= 0x2E80) ? 2 : 1);
}
