using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.ForCatalog;

/// <summary>A case as it was on the day of filing.</summary>
/// <param name="ByRule">Items that a rule decided.</param>
internal sealed record CaseAsFiled(CaseSubmitted Filed, DateTimeOffset At, ImmutableHashSet<string> ByRule)
{
    /// <summary>
    /// The draft that became the case. What was on file is no longer known; the case shows most of it. A material that came
    /// from a source says that the source had it, one that came by a heavier way says that it had not, and where no material
    /// tells, a value speaks for its source that nobody but the source may say.
    /// </summary>
    /// <param name="before">The version that it was filed under.</param>
    public DraftState State(Matter before)
    {
        var (served, passed) = Sources(before);
        var values = Filed.Form.Value!.Values;
        var decided = ByRule.SelectMany(i => before.Item(i).Fields.Select(f => f.Element)).ToHashSet(StringComparer.Ordinal);
        var sourced = before.Elements.Where(e => e.Source is not null && values.ContainsKey(e.Code)).ToList();
        var spoke = sourced.Where(e => !e.Editable || decided.Contains(e.Code)).Select(SourceOf).ToHashSet(StringComparer.Ordinal);
        var (certificates, registers) = (Known(WayKind.Certificate), Known(WayKind.SharedData));
        // The rule decides only on values as their sources have them.
        var facts = sourced.Where(e => decided.Contains(e.Code) || !e.Editable
            && (certificates.Contains(SourceOf(e)) || registers.Contains(SourceOf(e))))
            .ToImmutableSortedDictionary(e => e.Code, e => new FoundValue(values[e.Code], e.Source!.Register, e.Source.Name, e.Source.Department, At),
                StringComparer.Ordinal);
        return new()
        {
            By = Filed.By.Value!,
            Answers = Filed.Answers.Value!,
            Form = values.RemoveRange(facts.Keys),
            Facts = facts,
            Certificates = certificates.ToImmutableSortedDictionary(c => c, c => new CertificateInForce(Guid.Empty, c, "", "", null), StringComparer.Ordinal),
            Answered = registers,
        };

        string SourceOf(DataElement element) => Matter.SourceOf(before.PartyOf(element), element.Source!.Register);

        ImmutableSortedSet<string> Known(WayKind kind) =>
            [.. spoke.Where(s => !passed.Contains((kind, s))).Union(served.Where(s => s.Kind == kind).Select(s => s.Source))];
    }

    private (HashSet<(WayKind Kind, string Source)> Served, HashSet<(WayKind Kind, string Source)> Passed) Sources(Matter before)
    {
        var (served, passed) = (new HashSet<(WayKind, string)>(), new HashSet<(WayKind, string)>());
        foreach (var material in Filed.Materials)
        {
            var spec = before.Material(material.Material);
            foreach (var way in spec.Ways)
            {
                if (way.Source is { } source)
                    (way.Kind == material.Way ? served : passed).Add((way.Kind, Matter.SourceOf(before.PartyOf(spec), source)));
                if (way.Kind == material.Way)
                    break;
            }
        }

        return (served, passed);
    }
}
