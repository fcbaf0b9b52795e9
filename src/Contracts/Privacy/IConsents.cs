namespace OneStop.Contracts.Privacy;

/// <summary>What people consented to by itself, where no duty of an authority is the ground (个人信息保护法 13, 15, 29, 31).</summary>
public interface IConsents
{
    /// <summary>Latest first, at most 100.</summary>
    /// <param name="subject">Whose applications they belong to; who asks has checked that they may read them.</param>
    /// <param name="lang">Of the words.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<IReadOnlyList<ConsentGiven>> Of(Guid subject, Lang lang, CancellationToken cancel);
}

/// <param name="Code">Stable: <c>provider</c> or <c>guardian</c>.</param>
/// <param name="Matter">What was applied for.</param>
/// <param name="Number">Of the case.</param>
/// <param name="Words">What was ticked, in the words that were shown.</param>
/// <param name="Notice">What was said beside it.</param>
/// <param name="WithdrawnAt">Null while it holds.</param>
/// <param name="WithdrawUrl">Where it is taken back, on this site; null where that is done otherwise, or was done.</param>
public sealed record ConsentGiven(string Code, string Matter, string Number, string Words, string Notice, DateTimeOffset At, DateTimeOffset? WithdrawnAt,
    string? WithdrawUrl);
