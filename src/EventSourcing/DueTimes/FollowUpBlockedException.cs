namespace OneStop.EventSourcing.DueTimes;

/// <summary>
/// Something known is in the way of what follows, and somebody can put it right. Operators read the text
/// <c>held-up.{code}</c>; any other exception is shown to them as a fault of the program, by its type.
/// </summary>
/// <param name="code">Stable, e.g. <c>certificates.no-seal</c>.</param>
/// <param name="message">For the log; without personal data.</param>
/// <param name="inner">What showed it.</param>
public class FollowUpBlockedException(string code, string message, Exception? inner = null) : InvalidOperationException(message, inner)
{
    /// <summary>Stable code of the reason.</summary>
    public string Code { get; } = code;
}
