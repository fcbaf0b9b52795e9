namespace OneStop.Contracts.Privacy;

/// <summary>
/// How long something with people's data is kept (个人信息保护法 19, 47), and what ends it. All of them together are the one table that the
/// job works off, the operators read and the privacy page tells; the words are the texts <c>retention.{Code}</c> and <c>retention.{Code}-why</c>.
/// </summary>
public interface IRetention
{
    /// <summary>Stable, e.g. <c>sign-ins</c>.</summary>
    string Code { get; }

    /// <summary>Days from the last change on; null where a law says how long, and no job ends it.</summary>
    int? Days { get; }

    /// <summary>Ends what is over.</summary>
    /// <returns>How many rows.</returns>
    Task<long> End(DateTimeOffset now, CancellationToken cancel);
}

/// <summary>Kept for the term that a law says: nothing here ends it.</summary>
public abstract class KeptByLaw(string code) : IRetention
{
    /// <inheritdoc/>
    public string Code => code;

    /// <inheritdoc/>
    public int? Days => null;

    /// <inheritdoc/>
    public Task<long> End(DateTimeOffset now, CancellationToken cancel) => Task.FromResult(0L);
}
