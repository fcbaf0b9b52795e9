using System.Collections.Concurrent;
using OneStop.Contracts.Messages;

namespace OneStop.Identity.Tests;

/// <summary>The mobiles of everybody; the wire to the gateway is tested with Exchange.</summary>
internal sealed class SentTexts : ITextMessages
{
    private readonly ConcurrentDictionary<string, string> last = new(StringComparer.Ordinal);

    public bool IsConnected { get; set; } = true;

    public bool IsAway { get; set; }

    public Task<bool> Send(string mobile, string text, CancellationToken cancel = default)
    {
        if (!IsAway)
            last[mobile] = text;
        return Task.FromResult(!IsAway);
    }

    /// <summary>What stands on the mobile's screen; null when nothing came.</summary>
    public string? Last(string mobile) => last.GetValueOrDefault(mobile);

    /// <summary>The code in it, however the mobile was typed.</summary>
    public Task<string> CodeOf(string mobile) => Task.FromResult(string.Concat(last[string.Concat(mobile.Where(char.IsAsciiDigit).TakeLast(11))]
        .SkipWhile(c => !char.IsAsciiDigit(c)).Take(6)));
}
