namespace OneStop.Contracts.Privacy;

/// <summary>
/// What a module lets go when a person erases their account, what it keeps by law, and what stands in the way (个人信息保护法 47; what a
/// law has kept stays until its term ends, and is then only stored).
/// </summary>
public interface IErasesPersonalData
{
    /// <summary>What would follow, told before anything is done.</summary>
    /// <param name="owner">Whose account.</param>
    /// <param name="lang">Of the words.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<ErasurePlan> Plan(DataOwner owner, Lang lang, CancellationToken cancel);

    /// <summary>Lets go. Bears to be called again, and leaves alone what came after.</summary>
    Task Erase(DataOwner owner, CancellationToken cancel);
}

/// <param name="Waiting">What has to end first.</param>
/// <param name="Going">What is erased at once.</param>
/// <param name="Staying">What stays, why and how long.</param>
/// <param name="KeepsSealed">Something stays that only the person's key opens: the key is destroyed when its term is over, not now.</param>
public sealed record ErasurePlan(IReadOnlyList<ErasureLine> Waiting, IReadOnlyList<ErasureLine> Going, IReadOnlyList<ErasureLine> Staying, bool KeepsSealed)
{
    /// <summary>Nothing of the person.</summary>
    public static ErasurePlan None { get; } = new([], [], [], false);
}

/// <param name="What">In the reader's language.</param>
/// <param name="Why">By which law and how long, or by when; null where it goes without saying.</param>
/// <param name="Url">On this site.</param>
public sealed record ErasureLine(string What, string? Why = null, string? Url = null);
