namespace OneStop.EventSourcing.Integrity;

/// <summary>
/// A table that is only added to, whose rows belong to no chain: a script made it one by <c>call platform.keep</c>, which gives it
/// the columns tx and row_hash. Modules register theirs, so that roots cover them and the check reads them.
/// </summary>
/// <param name="Table">With its schema, e.g. <c>certificates.files</c>.</param>
/// <param name="Key">What names a row to who reads of it: a column, or an expression.</param>
/// <param name="At">The column that says when a row was added.</param>
public sealed record KeptTable(string Table, string Key, string At)
{
    internal RootSource Source { get; } = new(Table, $"select tx, row_hash, {At} from {Table} where tx >= $1 and tx < $2 order by tx, row_hash");

    /// <summary>Columns: key, hash, the row without its hash as JSON text.</summary>
    internal string All { get; } = $"select ({Key})::text, row_hash, (to_jsonb(k) - 'row_hash')::text from {Table} k";
}
