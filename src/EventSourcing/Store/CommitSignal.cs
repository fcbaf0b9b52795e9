namespace OneStop.EventSourcing.Store;

/// <summary>
/// Wakes this node as soon as it commits something that is due at once; other nodes find it by polling. (NOTIFY would take a
/// lock over all commits of the database.)
/// </summary>
public sealed class CommitSignal
{
    private volatile TaskCompletionSource waiting = New();

    /// <summary>Something that is due at once was committed by this node.</summary>
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
