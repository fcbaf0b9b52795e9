namespace OneStop.Contracts.Cases;

/// <summary>Which matters are filed most: an order of codes and nothing else, for lists that begin with what many people need.</summary>
public interface IMostFiled
{
    /// <summary>
    /// Codes of the matters filed in the last 90 days, the most filed first. From memory, some minutes old; empty before there are
    /// any and until the first count.
    /// </summary>
    IReadOnlyList<string> Matters { get; }
}
