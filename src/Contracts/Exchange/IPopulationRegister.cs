namespace OneStop.Contracts.Exchange;

/// <summary>The population register of the public security authority.</summary>
public interface IPopulationRegister
{
    /// <summary>
    /// Whether name and ID number belong together. <see cref="Looked{T}.Nothing"/> when they do not or when nobody has the
    /// number: the register tells no more to whoever does not know both. Who is wrong too often is told nothing for a while
    /// (<see cref="AwayReason.TooMany"/>).
    /// </summary>
    /// <param name="idNumber">18 characters, GB 11643, check digit verified.</param>
    /// <param name="name">As on the ID card.</param>
    Task<Looked<RegisteredPerson>> Match(string idNumber, string name, Look look, CancellationToken cancel = default);
}

/// <param name="Sex">GB/T 2261.1.</param>
/// <param name="Nation">GB/T 3304.</param>
/// <param name="HukouAddress">Address of the household registration.</param>
/// <param name="IsAlive">False for the deceased.</param>
/// <param name="CardValidTo">Last day of the ID card; null for no end.</param>
/// <param name="CardIsValid">In force today.</param>
public sealed record RegisteredPerson(
    string Name, string Sex, DateOnly BirthDate, string Nation, string HukouAddress, string HukouRegion, bool IsAlive,
    DateOnly? CardValidTo, bool CardIsValid)
{
    /// <summary>The number that was asked for, so that a form's field can name it as its source.</summary>
    public string IdNumber { get; init; } = "";
}
