using System.Diagnostics;

namespace OneStop.Benchmarks;

/// <summary>CPU time of one operation, of this process only: what other work on the machine disturbs least.</summary>
internal static class Measure
{
    private const int Rounds = 3;

    public static string Header =>
        """
        | operation | CPU µs each | a CPU second |
        |---|--:|--:|
        """;

    public static void Of(string operation, int count, Action act) => Of(operation, count, () =>
    {
        act();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <summary>The best of three rounds after one that warms up.</summary>
    public static async Task Of(string operation, int count, Func<Task> act)
    {
        var best = double.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = Cpu();
            for (var i = 0; i < count; i++)
                await act();
            if (round > 0)
                best = Math.Min(best, (Cpu() - before).TotalMicroseconds / count);
        }

        Console.WriteLine($"| {operation} | {best:N1} | {1_000_000 / best:N0} |");
    }

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
