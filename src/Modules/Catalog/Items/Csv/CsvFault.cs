using OneStop.Catalog.Check;
using OneStop.Web;

namespace OneStop.Catalog.Items.Csv;

/// <summary>What is wrong with a file: the text <c>csv-fault.{code}</c>, and what would be right: <c>csv-fault.{code}.fix</c>.</summary>
/// <param name="Line">The line, from 1; 0 for the whole file.</param>
/// <param name="Column">Name of the column; empty for the whole line.</param>
/// <param name="Code">Names the texts.</param>
/// <param name="Args">What the sentences name.</param>
internal sealed record CsvFault(int Line, string Column, string Code, IReadOnlyList<object?> Args)
{
    public static CsvFault At(int line, string column, string code, params IReadOnlyList<object?> args) => new(line, column, code, args);

    public string Text(Texts t) => FaultTexts.Text(t, "csv-fault." + Code, Args);

    public string Fix(Texts t) => FaultTexts.Text(t, $"csv-fault.{Code}.fix", Args);

    public override string ToString() => $"{Line}:{Column} {Text(FaultTexts.English)}";
}
