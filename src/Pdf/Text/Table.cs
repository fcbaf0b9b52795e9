using OneStop.Pdf.Drawing;
using OneStop.Pdf.Fonts;

namespace OneStop.Pdf.Text;

/// <summary>One cell of a table.</summary>
/// <param name="Text">Wrapped to the column; line ends begin new paragraphs.</param>
/// <param name="Style">How it looks.</param>
/// <param name="IsHeader">Names what stands beside or below it.</param>
public sealed record Cell(string Text, TextStyle Style, bool IsHeader = false);

/// <summary>Which lines a table has.</summary>
public enum TableLines
{
    /// <summary>Text alone.</summary>
    None,

    /// <summary>A line below each row but the last.</summary>
    BetweenRows,

    /// <summary>Around every cell.</summary>
    All,
}

/// <summary>How a table looks.</summary>
public sealed record TableStyle
{
    /// <summary>Which lines it has.</summary>
    public TableLines Lines { get; init; } = TableLines.BetweenRows;

    /// <summary>How its lines look.</summary>
    public Stroke Stroke { get; init; } = new(Rgb.Parse("ded8cc"), 0.5);

    /// <summary>Blank left and right of a cell's text, in points.</summary>
    public double PaddingX { get; init; } = 4;

    /// <summary>Blank above and below a cell's text, in points.</summary>
    public double PaddingY { get; init; } = 4;
}

/// <param name="Cells">From left to right.</param>
/// <param name="Height">In points.</param>
/// <param name="Baseline">From the row's top to the first line of every cell, whatever their sizes.</param>
internal sealed record TableRow(IReadOnlyList<(Cell Cell, TextBlock Block)> Cells, double Height, double Baseline);

/// <summary>Rows of wrapped cells, measured and ready to be drawn.</summary>
public sealed class Table
{
    private readonly List<TableRow> _rows = [];

    private Table(IReadOnlyList<double> columns, TableStyle style) => (Columns, Style) = (columns, style);

    /// <summary>Widths in points.</summary>
    internal IReadOnlyList<double> Columns { get; }

    internal TableStyle Style { get; }

    /// <summary>Wraps and measures every cell; texts of one row stand on one baseline.</summary>
    /// <param name="columns">Widths in points, padding included.</param>
    /// <param name="rows">From top to bottom, one cell per column each.</param>
    /// <param name="style">How it looks.</param>
    /// <exception cref="ArgumentException">A row has not one cell per column.</exception>
    /// <exception cref="MissingGlyphException">A cell's font cannot draw a character.</exception>
    public static Table Layout(IReadOnlyList<double> columns, IEnumerable<IReadOnlyList<Cell>> rows, TableStyle? style = null)
    {
        var table = new Table(columns, style ?? new TableStyle());
        foreach (var row in rows)
        {
            if (row.Count != columns.Count)
                throw new ArgumentException($"A row has {row.Count} cells, the table {columns.Count} columns.", nameof(rows));
            var cells = row.Select((cell, i) => (cell, TextBlock.Layout(cell.Text, cell.Style, columns[i] - (2 * table.Style.PaddingX)))).ToList();
            var baseline = cells.Max(c => c.Item2.Style.Baseline);
            var content = cells.Max(c => baseline - c.Item2.Style.Baseline + c.Item2.Height);
            table._rows.Add(new TableRow(cells, content + (2 * table.Style.PaddingY), table.Style.PaddingY + baseline));
        }
        return table;
    }

    /// <summary>The common form: names on the left, values on the right.</summary>
    /// <param name="labelWidth">Of the left column, in points, padding included.</param>
    /// <param name="valueWidth">Of the right column, in points, padding included.</param>
    /// <param name="label">How names look.</param>
    /// <param name="value">How values look.</param>
    /// <param name="rows">From top to bottom.</param>
    /// <param name="style">How the table looks.</param>
    /// <exception cref="MissingGlyphException">A font cannot draw a character.</exception>
    public static Table LabelValue(
        double labelWidth, double valueWidth, TextStyle label, TextStyle value, IEnumerable<(string Label, string Value)> rows, TableStyle? style = null) =>
        Layout([labelWidth, valueWidth], rows.Select(Cell[] (row) => [new(row.Label, label, IsHeader: true), new(row.Value, value)]), style);

    internal IReadOnlyList<TableRow> Rows => _rows;

    /// <summary>Some of the rows, for a page that holds no more.</summary>
    internal Table Slice(int first, int count)
    {
        var part = new Table(Columns, Style);
        part._rows.AddRange(_rows.Skip(first).Take(count));
        return part;
    }
}
