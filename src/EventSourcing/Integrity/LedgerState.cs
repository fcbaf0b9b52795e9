namespace OneStop.EventSourcing.Integrity;

/// <summary>Whether this node may go on signing; for the health page.</summary>
public sealed class LedgerState
{
    private volatile string? fault;

    /// <summary>Why nothing is signed until somebody has looked; null when all is well.</summary>
    public string? Fault
    {
        get => fault;
        internal set => fault = value;
    }
}
