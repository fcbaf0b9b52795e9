using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace OneStop.Testing;

/// <summary>Reads a whole database as a thief with a dump would: every row as text, and bytes as the characters they may be.</summary>
public static partial class Dump
{
    // Shorter than this, a value in ciphertext or a hash is found by chance: there it is not looked for.
    private const int Telling = 9;

    /// <summary>Each place where one of the values can be read: <c>schema.table: value</c>.</summary>
    public static async Task<IReadOnlyList<string>> Find(NpgsqlDataSource db, IReadOnlyCollection<string> values)
    {
        var needles = values.Select(v => (Value: v, IsIn: Search(v))).ToList();
        var found = new List<string>();
        foreach (var table in await Tables(db))
        {
            await using var command = db.CreateCommand($"select t::text from {table} t");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var row = new Row(reader.GetString(0));
                found.AddRange(needles.Where(n => n.IsIn(row)).Select(n => $"{table}: {n.Value}"));
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>
    /// Whether a row's text shows the value: as it is, escaped, or as bytes in hex or Base64. A short value of plain letters
    /// must be a word of its own outside what is sealed: five letters stand in enough ciphertext sooner or later.
    /// </summary>
    public static Func<Row, bool> Search(string value)
    {
        var (bytes, wide) = (Encoding.UTF8.GetBytes(value), Encoding.Unicode.GetBytes(value));
        // Eight digits of hex, a name of two characters in UTF-16, stand somewhere in ten megabytes of ciphertext one run in seven.
        string[] hex = [.. new[] { bytes, wide }.Where(form => form.Length >= 5).Select(Convert.ToHexStringLower)];
        if (bytes.Length < Telling && value.All(char.IsAscii))
        {
            var word = new Regex($"(?<![A-Za-z0-9]){Regex.Escape(value)}(?![A-Za-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            return row => (Any([value], row.Text, StringComparison.OrdinalIgnoreCase) && word.IsMatch(row.Outside))
                || Any(hex, row.Text, StringComparison.OrdinalIgnoreCase);
        }

        string[] texts = [value, Escaped(value, @"\u"), Escaped(value, @"\\u"), .. hex];
        string[] encoded = bytes.Length < Telling ? [] : [.. Base64(bytes), .. Base64(wide)];
        return row => Any(texts, row.Text, StringComparison.OrdinalIgnoreCase) || Any(encoded, row.Text, StringComparison.Ordinal);
    }

    /// <summary>A row as text.</summary>
    public sealed partial class Row(string text)
    {
        private string? outside;

        public string Text => text;

        /// <summary>The text without what is sealed, signed or hashed: runs of Base64 with capitals, small letters and digits.</summary>
        public string Outside => outside ??= Run().Replace(text, run =>
            run.Value.Any(char.IsAsciiLetterUpper) && run.Value.Any(char.IsAsciiLetterLower) && run.Value.Any(char.IsAsciiDigit) ? " " : run.Value);

        [GeneratedRegex("[A-Za-z0-9+/]{24,}={0,2}")]
        private static partial Regex Run();
    }

    private static bool Any(string[] forms, string row, StringComparison how) => forms.Any(form => row.Contains(form, how));

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

    // The bytes may begin at any place of a group of three; the characters that a neighbour would change are left out.
    private static IEnumerable<string> Base64(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
            yield return text[((before * 8 + 5) / 6)..((before + bytes.Length) * 8 / 6)];
        }
    }

    // As a JSON writer that escapes everything outside ASCII would put it; the text of a row doubles each backslash.
    private static string Escaped(string value, string begin) => string.Concat(value.Select(c => c < 128 ? c.ToString() : $"{begin}{(int)c:x4}"));
}
