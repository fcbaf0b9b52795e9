namespace OneStop.Kernel.Store;

/// <summary>
/// Wakes this node's subscriptions as soon as it commits, so that what follows happens at once; other nodes find the
/// events by polling. (NOTIFY would take a lock over all commits of the database.)
/// </summary>
public sealed class CommitSignal
{
    private volatile TaskCompletionSource waiting = New();

    public void Committed()
    {
        if (!waiting.Task.IsCompleted)
            waiting.TrySetResult();
    }

    /// <summary>Returns when this node commits, or after <paramref name="atMost"/>.</summary>
    public async Task Wait(TimeSpan atMost, CancellationToken cancel)
    {
        var mine = waiting;
        try
        {
            await mine.Task.WaitAsync(atMost, cancel);
        }
        catch (TimeoutException)
        {
            return;
        }

        Interlocked.CompareExchange(ref waiting, New(), mine);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
