using System.Collections.Concurrent;

namespace OneStop.Simulators.Signing;

/// <summary>Remembers nonces as long as a request that carries them could still be within the window.</summary>
internal sealed class UsedNonces(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string AppId, string Nonce), DateTimeOffset> used = new();
    private long nextSweep;

    /// <summary>False when the caller has used it before.</summary>
    public bool TryUse(string appId, string nonce)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        return used.TryAdd((appId, nonce), now + 2 * SignatureMiddleware.Window);
    }

    private void Sweep(DateTimeOffset now)
    {
        var due = Interlocked.Read(ref nextSweep);
        if (now.UtcTicks < due || Interlocked.CompareExchange(ref nextSweep, (now + SignatureMiddleware.Window).UtcTicks, due) != due)
            return;
        foreach (var (key, until) in used)
        {
            if (until < now)
                used.TryRemove(key, out _);
        }
    }
}
