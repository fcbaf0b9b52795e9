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
        // What said something then has its answers, and whatever served for a material had them, too.
        var registers = matter.Elements.Where(e => e.Source is not null && @case.Found.ContainsKey(e.Code))
            .Select(e => Matter.SourceOf(matter.PartyOf(e), e.Source!.Register)).Append(Account).ToHashSet(StringComparer.Ordinal);
        registers.UnionWith(@case.Materials.Where(m => m.Way == WayKind.SharedData).SelectMany(m => SourcesOf(matter, m)));
        var composed = catalog.Compose(matter, Answers.Of(@case.Answers), StatedAndFound.Known(matter, @case) with
        {
            Registers = registers,
            Said = @case.Found.Keys.Concat(matter.Elements.Where(e => e.Source is { Register: Account }).Select(e => e.Code)).ToHashSet(StringComparer.Ordinal),
            Certificates = @case.Materials.Where(m => m.Way == WayKind.Certificate).SelectMany(m => SourcesOf(matter, m)).ToHashSet(StringComparer.Ordinal),
        });
        var needed = composed.Materials.Where(m => m.Required).Select(m => m.Spec.Code).ToHashSet(StringComparer.Ordinal);
        // Counted as in the form: what may be left out is none of the papers that it takes.
        var papers = @case.Materials.Count(m => m.Way == WayKind.Upload && needed.Contains(m.Material));
        return composed.Comparison with { Materials = composed.Comparison.Materials with { Together = papers } };
    }

    private static IEnumerable<string> SourcesOf(Matter matter, SubmittedMaterial filed)
    {
        var material = matter.Material(filed.Material);
        return material.Ways.Where(w => w.Kind == filed.Way && w.Source is not null).Select(w => Matter.SourceOf(matter.PartyOf(material), w.Source!));
    }
}
