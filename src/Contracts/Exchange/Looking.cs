namespace OneStop.Contracts.Exchange;

/// <summary>Who looks something up in another authority's register, about whom, and why: what the ledger of looks records.</summary>
/// <param name="Actor">Account id; null for a visitor who is registering.</param>
/// <param name="Subject">The subject whose data is looked at; null while it has no id here.</param>
/// <param name="Purpose">Stable code, e.g. <c>identity.register</c>.</param>
public sealed record Look(Guid? Actor, Guid? Subject, string Purpose);

/// <summary>
/// What a register answered. Registers are other people's systems: down, slow or incomprehensible is an expected answer
/// (<see cref="IsAway"/>), and every caller has a way on without it.
/// </summary>
public readonly record struct Looked<T>
    where T : class
{
    private Looked(bool away, T? found) => (IsAway, Found) = (away, found);

    /// <summary>No usable answer in time.</summary>
    public bool IsAway { get; }

    /// <summary>What the register has; null when it answered that it has nothing.</summary>
    public T? Found { get; }

    public static Looked<T> Away { get; } = new(true, null);
    public static Looked<T> Nothing { get; } = new(false, null);
    public static Looked<T> Of(T found) => new(false, found);
}
