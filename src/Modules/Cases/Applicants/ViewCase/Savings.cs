using System.Runtime.CompilerServices;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Applicants;

/// <summary>Filing item by item against what this case really took.</summary>
internal static class Savings
{
    private const string Account = "account";

    // With the state that its owner holds, and gone with it: composing the matter was a sixth of the page.
    private static readonly ConditionalWeakTable<Case, Comparison> Kept = [];

    /// <param name="matter">In the version that the case was filed under, which never changes.</param>
    public static Comparison Of(ICatalog catalog, Matter matter, Case @case) => Kept.GetValue(@case, c => Make(catalog, matter, c));

    private static Comparison Make(ICatalog catalog, Matter matter, Case @case)
    {
        // Whatever served for a material had its answers, too.
        var sources = new HashSet<string>(StringComparer.Ordinal) { Account };
        foreach (var material in @case.Materials.Where(m => m.Way is WayKind.Certificate or WayKind.SharedData))
            sources.UnionWith(SourcesOf(matter, matter.Material(material.Material)));
        var composed = catalog.Compose(matter, Answers.Of(@case.Answers),
            StatedAndFound.Known(matter, @case) with { Registers = sources, Registered = null });
        var uploaded = @case.Materials.Count(m => m.Way == WayKind.Upload);
        return composed.Comparison with { Materials = composed.Comparison.Materials with { Together = uploaded } };
    }

    private static IEnumerable<string> SourcesOf(Matter matter, MaterialSpec material) =>
        material.Ways.Select(w => w.Source).OfType<string>().Select(s => Matter.SourceOf(matter.PartyOf(material), s));
}
