using System.Diagnostics;

namespace OneStop.Load.Drive;

/// <param name="Act">One request of one client; true when it was answered as expected.</param>
/// <param name="Raw">One raw statement with the same rows; null when there is nothing to compare with.</param>
/// <param name="Before">What precedes a slice of that many clients and is not measured.</param>
internal sealed record Scenario(string Name, Func<int, Task<bool>> Act, Func<Task>? Raw = null, Func<int, Task>? Before = null);

/// <summary>
/// Runs the product and the raw statement in turns, in short slices, so that noise of a shared machine meets both.
/// </summary>
internal static class Slices
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    /// <param name="cpu">CPU seconds so far.</param>
    public static async Task<Figures> Run(Scenario scenario, int clients, TimeSpan length, Turns turns, Func<CpuSeconds> cpu)
    {
        var figures = new Figures(scenario.Name, clients);
        double rawCount = 0, rawSeconds = 0;
        for (var spent = TimeSpan.Zero; spent < length; spent += Slice)
            await turns.Take(One);
        figures.RawPerSecond = rawSeconds > 0 ? rawCount / rawSeconds : 0;
        return figures;

        async Task One()
        {
            if (scenario.Before is not null)
                await scenario.Before(clients);
            var before = cpu();
            figures.Seconds += await During(clients, Slice, scenario.Act, figures);
            figures.Cpu = figures.Cpu.And(cpu().Since(before));
            if (scenario.Raw is null)
                return;
            var counted = new Figures("raw", clients);
            rawSeconds += await During(clients, Slice, async _ => { await scenario.Raw(); Interlocked.Increment(ref counter); return true; }, counted);
            rawCount += Interlocked.Exchange(ref counter, 0);
        }
    }

    /// <summary>
    /// Asks so often that the portal's code is compiled as well as it will be, before anything is measured: a portal that has run
    /// for a day pays nothing for that any more.
    /// </summary>
    public static async Task WarmUp(Func<int, Task<bool>> act, int requests)
    {
        const int Clients = 4;
        var left = requests;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await act(client);
        })));
    }

    private static long counter;

    private static async Task<double> During(int clients, TimeSpan length, Func<int, Task<bool>> act, Figures? figures)
    {
        var watch = Stopwatch.StartNew();
        var runs = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var (times, failed, first) = (new List<double>(), 0, (string?)null);
            while (watch.Elapsed < length)
            {
                var start = Stopwatch.GetTimestamp();
                string? failure = null;
                try
                {
                    if (!await act(client))
                        failure = "an unexpected answer";
                }
                catch (Exception e) when (e is HttpRequestException or InvalidOperationException or TaskCanceledException)
                {
                    failure = e.Message;
                }

                // A request that was not answered as expected is no success, and its time is no figure.
                if (failure is null)
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                else
                    (failed, first) = (failed + 1, first ?? failure);
            }

            return (times, failed, first);
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        if (figures is null)
            return seconds;
        foreach (var (times, failed, first) in runs)
        {
            figures.Add(times);
            figures.Failed += failed;
            figures.FirstFailure ??= first;
        }

        return seconds;
    }
}
