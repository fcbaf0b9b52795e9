namespace OneStop;

/// <summary>The answer of a command that has nothing to tell but that it was done.</summary>
public readonly record struct Unit
{
    /// <summary>The only value.</summary>
    public static readonly Unit Value;
}
