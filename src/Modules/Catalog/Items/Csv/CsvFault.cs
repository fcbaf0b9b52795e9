namespace OneStop.Catalog.Items.Csv;

/// <summary>What is wrong with a file and what would be right.</summary>
/// <param name="Line">The line, from 1; 0 for the whole file.</param>
/// <param name="Column">Name of the column; empty for the whole line.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Fix">What to do.</param>
internal sealed record CsvFault(int Line, string Column, Bilingual Text, Bilingual Fix)
{
    public static CsvFault At(int line, string column, string zh, string en, string fixZh, string fixEn) => new(line, column, new(zh, en), new(fixZh, fixEn));

    public override string ToString() => $"{Line}:{Column} {Text.En}";
}
