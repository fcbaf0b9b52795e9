using System.Collections.Concurrent;
using OneStop.Contracts.Exchange;

namespace OneStop.Exchange.Asking;

/// <summary>Remembers how often in a row each register gave no usable answer to this node.</summary>
internal sealed class RegisterStates : IRegisterStates
{
    private const int Patience = 4;

    private readonly ConcurrentDictionary<string, int> failures = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Failing => [.. failures.Where(f => f.Value >= Patience).Select(f => f.Key).Order(StringComparer.Ordinal)];

    /// <param name="register">The name of the register.</param>
    /// <param name="why">Why there was no usable answer; null when there was one.</param>
    public void Note(string register, AwayReason? why)
    {
        switch (why)
        {
            // Nobody was asked.
            case AwayReason.Paused or AwayReason.NotConnected:
                break;
            // A system that refuses us is in good health.
            case null or AwayReason.Refused:
                failures[register] = 0;
                break;
            default:
                failures.AddOrUpdate(register, 1, static (_, before) => Math.Min(before + 1, Patience));
                break;
        }
    }
}
