namespace OneStop.Contracts.Cases;

/// <summary>Which matters are filed most: an order of codes and nothing else, for lists that begin with what many people need.</summary>
public interface IMostFiled
{
    /// <summary>
    /// Codes of the matters filed in the last 90 days, the most filed first; may be some minutes old, and is empty before there
    /// are any or while nobody can count.
    /// </summary>
    ValueTask<IReadOnlyList<string>> Matters(CancellationToken cancel = default);
}
