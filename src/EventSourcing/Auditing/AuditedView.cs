namespace OneStop.EventSourcing.Auditing;

/// <summary>
/// A view in which a module shows what happened in its tables to an auditor. Its columns: at, key (text, tells rows of one moment apart),
/// kind, what (a code with words), account and post (who), subject (whose data), about (a number or code that people quote), detail, tx, hash.
/// </summary>
/// <param name="View">With its schema, e.g. <c>cases.audited_looks</c>.</param>
/// <param name="Source">What signed roots call its rows: <c>events</c>, or the table of a ledger or of what is kept.</param>
/// <param name="Kinds">The kinds that stand in it.</param>
public sealed record AuditedView(string View, string Source, params IReadOnlyList<string> Kinds);
