using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Catalog;
using OneStop.Load.Seed;

namespace OneStop.Benchmarks;

/// <summary>What a matter comes to, and why.</summary>
internal static class Rules
{
    public static void Run(IServiceProvider services)
    {
        var catalog = services.GetRequiredService<ICatalog>();
        var matter = catalog.Find("YJS-E01")!;
        var (answers, known) = (Answers.Usual(matter), Known.Expected(matter));
        Measure.Of("compose a matter for given answers", 10_000, () => catalog.Compose(matter, answers, known));

        var form = new Invented(catalog, matter, new Random(5)).Form(catalog.Compose(matter, answers, known));
        var facts = MatterFacts.Of(matter, answers, form.Values.ToDictionary(v => v.Key, v => (object)v.Value, StringComparer.Ordinal));
        var check = matter.Checks[0].Wrong;
        Measure.Of("evaluate a check of the form (JSON Logic)", 200_000, () => check.Holds(facts));
        Measure.Of("explain it: every part, its value and source", 100_000, () => check.Explain(facts));
    }
}
