namespace OneStop.Exchange.Asking;

/// <summary>
/// Leaves a failing system alone: after some failures in a row nobody asks it for a while, then one request tries. So a
/// system that is down costs a citizen no two seconds on every page.
/// </summary>
internal sealed class Breaker(TimeProvider clock)
{
    public const int Patience = 4;
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private int failures;
    private DateTimeOffset closedUntil;

    /// <summary>Whether the system may be asked now. Who gets true must report back.</summary>
    public bool MayAsk()
    {
        lock (gate)
        {
            if (failures < Patience)
                return true;
            var now = clock.GetUtcNow();
            if (now < closedUntil)
                return false;
            // This one tries; the others wait for what becomes of it.
            closedUntil = now + Pause;
            return true;
        }
    }

    public void Answered()
    {
        lock (gate)
            failures = 0;
    }

    public void Failed()
    {
        lock (gate)
        {
            failures = Math.Min(failures + 1, Patience);
            closedUntil = clock.GetUtcNow() + Pause;
        }
    }
}
