using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

using Row = IReadOnlyDictionary<string, string>;

/// <summary>A table on a page, to be filled in.</summary>
/// <param name="Name">Of its controls.</param>
/// <param name="Action">Where its buttons send the form.</param>
internal sealed record TableField(DataElement Element, string Name, IReadOnlyList<Row> Rows, string Action, bool Required, string? Hint = null,
    string? Source = null);

/// <summary>A table on a page, to be read.</summary>
/// <param name="Cell">A cell as the reader may see it.</param>
internal sealed record ShownTable(DataElement Element, IReadOnlyList<Row> Rows, Func<DataElement, string, string> Cell)
{
    /// <summary>Null for what is no table, and for one that is empty.</summary>
    public static ShownTable? Of(DataElement element, string? value, Func<DataElement, string, string> cell) =>
        element.Type == ElementType.Table && !string.IsNullOrEmpty(value) && TableRows.Read(element, value) is { Count: > 0 } rows
            ? new(element, rows, cell) : null;
}

/// <summary>A value on a page: words, or the rows of a table.</summary>
internal sealed record ShownValue(ShownTable? Table, string Words)
{
    /// <summary>On a page of the applicant; see <see cref="ValueTexts.Of"/>.</summary>
    public static ShownValue Of(DataElement element, string? value, Texts t, bool masked = false, ICatalog? catalog = null) => new(
        ShownTable.Of(element, value, (column, cell) => ValueTexts.Of(column, cell, t, masked, catalog)), ValueTexts.Of(element, value, t, masked, catalog));
}
