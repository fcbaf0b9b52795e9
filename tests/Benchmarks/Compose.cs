using System.Diagnostics;
using OneStop.Catalog.Compose;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Benchmarks;

/// <summary>What each shipped matter comes to, for its usual answers and everything that could be on file; and one of twelve items.</summary>
internal static class Compose
{
    private const int Rounds = 20_000, Promised = 12;

    public static void Run()
    {
        Console.WriteLine();
        Console.WriteLine("| matter | items | fields | p50 µs | p95 µs | p99 µs |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var matter in CatalogFiles.Shipped.Matters)
            Say(matter);
        Say(Larger(CatalogFiles.Shipped.Matters.MaxBy(m => m.Items.Count)!));
    }

    private static void Say(Matter matter)
    {
        var (answers, known) = (Answers.Usual(matter), Known.Expected(matter));
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Composer.Compose(matter, answers, known);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        // The first fifth warms up.
        var warm = times[(Rounds / 5)..];
        Array.Sort(warm);
        Console.WriteLine($"| {matter.Code} | {matter.Items.Count} | {matter.Elements.Count} | {At(0.5):N0} | {At(0.95):N0} | {At(0.99):N0} |");

        double At(double share) => warm[(int)(warm.Length * share)];
    }

    // The promise is for twelve items; the largest that ships has ten.
    private static Matter Larger(Matter model)
    {
        var more = Enumerable.Range(0, Promised - model.Items.Count).Select(i => model.Items[i] with { Code = $"X{i}", DependsOn = [model.Items[^1].Code] });
        return model with { Code = $"{model.Code} with {Promised}", Items = [.. model.Items, .. more] };
    }
}
