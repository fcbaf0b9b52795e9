namespace OneStop.EventSourcing.Integrity;

/// <summary>
/// A table that is only added to and whose rows are chained by the trigger <c>platform.chained</c>: it has the columns entry,
/// previous, hash, tx and at. Modules register theirs, so that roots cover them and the check reads them.
/// </summary>
/// <param name="Table">With its schema, e.g. <c>cases.looks</c>.</param>
/// <param name="Chain">The column (uuid) whose value a chain belongs to.</param>
public sealed record ChainedLedger(string Table, string Chain)
{
    internal RootSource Source { get; } = new(Table, $"select tx, hash, at from {Table} where tx >= $1 and tx < $2 order by tx, hash");

    /// <summary>Columns: chain, entry, previous, hash, the row without its hash as JSON.</summary>
    internal string All { get; } = $"select {Chain}, entry, previous, hash, (to_jsonb(l) - 'hash')::text from {Table} l order by {Chain}, entry";
}
