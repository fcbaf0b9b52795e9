using OneStop.Pdf.Text;

namespace OneStop.Pdf;

public sealed partial class PdfPage
{
    /// <summary>A table measured before, tagged with rows, header cells and data cells (ISO 32000-1, 14.8.4.3.4).</summary>
    /// <param name="table">The table.</param>
    /// <param name="x">Left, in points.</param>
    /// <param name="y">Top, in points from the page's top.</param>
    /// <returns>The y of the table's bottom.</returns>
    public double Draw(Table table, double x, double y)
    {
        using var _ = _document.Structure.Open("Table");
        var (style, top) = (table.Style, y);
        var width = table.Columns.Sum();
        foreach (var row in table.Rows)
        {
            if (style.Lines == TableLines.All || (style.Lines == TableLines.BetweenRows && row != table.Rows[0]))
                Line(x, y, x + width, y, style.Stroke);
            using var __ = _document.Structure.Open("TR");
            var left = x;
            var scope = row.Cells.All(c => c.Cell.IsHeader) ? "Column" : "Row";
            foreach (var (cell, block) in row.Cells)
            {
                BeginMarked(cell.IsHeader ? _document.Structure.Add("TH", scope: scope) : _document.Structure.Add("TD"));
                DrawLines(block, left + style.PaddingX, y + row.Baseline - block.Style.Baseline);
                EndMarked();
                left += block.Width + (2 * style.PaddingX);
            }
            y += row.Height;
        }
        if (style.Lines == TableLines.All)
        {
            Line(x, y, x + width, y, style.Stroke);
            var left = x;
            Line(left, top, left, y, style.Stroke);
            foreach (var column in table.Columns)
                Line(left += column, top, left, y, style.Stroke);
        }
        return y;
    }
}
