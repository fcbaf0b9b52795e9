using OneStop.Contracts.Catalog;
using OneStop.Rules;

namespace OneStop.Catalog.Check;

/// <summary>Every rule looks at what is there, and can come true.</summary>
internal static class RuleCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter)
    {
        var everywhere = RuleNames.Of(matter);
        foreach (var (place, rule, at) in All(matter))
        {
            IReadOnlySet<string> names = at is null ? everywhere
                : everywhere.Union(at.Columns.Select(c => RuleNames.Row + c.Code)).Union(RuleNames.Settled(matter, at)).ToHashSet(StringComparer.Ordinal);
            var faulty = false;
            foreach (var name in rule.UnknownOperators)
            {
                faulty = true;
                yield return CatalogFault.At(place, "rule-operator", name);
            }

            foreach (var name in rule.Variables.Where(v => v.Length > 0 && !names.Contains(v)))
            {
                faulty = true;
                yield return CatalogFault.At(place, "rule-variable", name);
            }

            if (!faulty && Possible.CanTell(matter, rule) && !Possible.Facts(matter, [rule]).Any(f => rule.Holds(f.Facts)))
                yield return CatalogFault.At(place, "rule-impossible", rule);
        }
    }

    /// <summary>All rules of a matter with the part that they belong to.</summary>
    public static IEnumerable<(string Place, Rule Rule)> Of(Matter matter) => All(matter).Select(r => (r.Place, r.Rule));

    // With the element that a check is told at: the table whose rows it sees one by one, or what a reviewer settles.
    private static IEnumerable<(string Place, Rule Rule, DataElement? At)> All(Matter matter) =>
        matter.Items.SelectMany(i => new[] { i.Condition, i.Otherwise?.When, i.Attendance?.When }.Concat(i.Results.Select(r => r.Sole))
                .Concat(i.Results.SelectMany(r => r.Tells.Select(t => t.When).Concat(r.Ends.Select(e => e.When))))
                .Concat(i.Fields.Select(f => f.When)).Concat(i.Materials.Select(m => m.When)).Concat(i.Checkpoints.Select(c => c.When))
                .Concat(i.FeeCases.Select(f => f.When))
                .Select(r => ($"items/{i.Code}", r)))
            .Concat(matter.Presets.Select(p => ($"presets/{p.Element}", p.When)))
            .Concat(matter.Materials.SelectMany(m => m.Ways.Select(w => ($"materials/{m.Code}", w.When))))
            .Concat(matter.Barriers.Select((b, i) => ($"barriers/{i + 1}", (Rule?)b.When)))
            .Concat(matter.Faq.Select((f, i) => ($"faq/{i + 1}", f.When)))
            .Append(("guardian", matter.Guardian))
            .Where(r => r.Item2 is not null)
            .Select(r => (r.Item1, r.Item2!, (DataElement?)null))
            .Concat(matter.Checks.Select(c => ($"checks/{c.Element}", c.Wrong,
                matter.Elements.FirstOrDefault(e => e.Code == c.Element))));
}
