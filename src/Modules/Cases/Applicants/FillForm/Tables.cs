using Microsoft.Extensions.Primitives;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Applicants;

using Row = IReadOnlyDictionary<string, string>;

/// <summary>A table in a form: each cell is a control of its own, named <c>shareholders.0.name</c>, and checked as its column says.</summary>
internal static class Tables
{
    private const int LongestCell = 500;
    private static readonly Row Empty = new Dictionary<string, string>();

    public static string Cell(string name, int row, DataElement column) => $"{name}.{row}.{column.Code}";

    /// <summary>Names of the controls in the order of the page, the table's own first.</summary>
    public static IEnumerable<string> Names(DataElement element, string name) => element.Type != ElementType.Table ? [name]
        : [name, .. Enumerable.Range(0, element.MaxRows + 1).SelectMany(row => element.Columns.Select(column => Cell(name, row, column)))];

    /// <summary>What came for an element, as <see cref="FieldCheck"/> reads it.</summary>
    /// <param name="name">Of the control.</param>
    /// <param name="typed">By the name of a control.</param>
    public static StringValues Given(DataElement element, string name, Func<string, StringValues> typed) =>
        element.Type == ElementType.Table ? TableRows.Write(element, Typed(element, name, typed)) : typed(name);

    /// <summary>The rows as they stand on the page, empty ones too, as far as one row more than there may be: enough to tell that it is too many.</summary>
    public static List<Row> Typed(DataElement table, string name, Func<string, StringValues> typed)
    {
        var rows = new List<Row>();
        for (var row = 0; row <= table.MaxRows; row++)
        {
            var at = row;
            if (table.Columns.Any(c => typed(Cell(name, at, c)).Count > 0))
                rows.Add(table.Columns.ToDictionary(c => c.Code, c => Kept(c, typed(Cell(name, at, c))), StringComparer.Ordinal));
        }

        return rows;
    }

    /// <summary>The rows of a page: those that there are, and as many empty ones as there have to be.</summary>
    public static List<Row> Shown(DataElement table, IReadOnlyList<Row> rows) =>
        [.. rows, .. Enumerable.Repeat(Empty, Math.Max(0, Math.Max(1, table.MinRows) - rows.Count))];

    public static List<Row> Stored(DataElement table, string? value) => Shown(table, string.IsNullOrEmpty(value) ? [] : TableRows.Read(table, value) ?? []);

    /// <summary>One row more or one row less, as somebody pressed.</summary>
    /// <param name="add">The name of the table.</param>
    /// <param name="remove">The name of the row: <c>shareholders.1</c>.</param>
    public static List<Row> Rearranged(DataElement table, string name, List<Row> rows, string? add, string? remove)
    {
        if (add == name && rows.Count < table.MaxRows)
            return [.. rows, Empty];
        return Shown(table, [.. rows.Where((_, row) => remove != $"{name}.{row}")]);
    }

    /// <param name="text">As it is stored, or as somebody sent it.</param>
    public static Result<string> Read(DataElement table, bool required, string text)
    {
        if (text.Length > 0 && TableRows.Read(table, text) is null)
            return FieldCheck.Wrong(table);
        var rows = text.Length == 0 ? [] : TableRows.Read(table, text)!.Where(r => r.Values.Any(v => v.Length > 0)).ToList();
        if (rows.Count == 0)
            return required && table.MinRows > 0 ? FieldCheck.Missing(table) : Result<string>.Of("");
        if (rows.Count > table.MaxRows)
            return Refusal.Invalid("cases.table-too-long", table.Key, table.Name, table.MaxRows);
        if (rows.Count < table.MinRows)
            return Refusal.Invalid("cases.table-too-short", table.Key, table.Name, table.MinRows);
        var wrong = new List<Refusal>();
        var right = new List<Row>();
        for (var row = 0; row < rows.Count; row++)
            right.Add(table.Columns.ToDictionary(c => c.Code, c => Checked(table, c, row, rows[row].GetValueOrDefault(c.Code), wrong), StringComparer.Ordinal));
        return wrong.Count == 0 ? TableRows.Write(table, right) : Result<string>.Refused(wrong);
    }

    private static string Checked(DataElement table, DataElement column, int row, string? cell, List<Refusal> wrong)
    {
        // In a summary above the page, a sentence without its row would lead nowhere.
        var here = column with { Key = Cell(table.Key, row, column), Name = new($"第{row + 1}行的{column.Name.Zh}", $"{column.Name.En} in row {row + 1}") };
        var read = FieldCheck.Read(here, !column.Optional, cell is null ? [] : [cell]);
        wrong.AddRange(read.Refusals.Select(r => r is { Code: "cases.field-told", Args: [Bilingual told] }
            ? r with { Args = [new Bilingual($"第{row + 1}行：{told.Zh}", $"Row {row + 1}: {told.En}")] } : r));
        return read.IsRefused ? "" : read.Value;
    }

    // Right or wrong it is kept, but of several values for one cell none is the applicant's.
    private static string Kept(DataElement column, StringValues given)
    {
        if (given is not [{ } cell])
            return "";
        return FieldCheck.Read(column, required: false, [cell]) is { IsRefused: false } right ? right.Value : cell.Length > LongestCell
            ? cell[..LongestCell] : cell;
    }
}
