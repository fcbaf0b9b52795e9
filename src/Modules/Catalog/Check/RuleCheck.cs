using OneStop.Contracts.Catalog;
using OneStop.Rules;

namespace OneStop.Catalog.Check;

/// <summary>Every rule looks at what is there, and can come true.</summary>
internal static class RuleCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter)
    {
        var names = matter.Questions.Select(q => "answers." + q.Id).Concat(matter.Elements.Select(e => "form." + e.Code)).ToHashSet(StringComparer.Ordinal);
        foreach (var (place, rule) in Of(matter))
        {
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

            if (!faulty && !Possible.Facts(matter, [rule]).Any(f => rule.Holds(f.Facts)))
                yield return CatalogFault.At(place, "rule-impossible", rule);
        }
    }

    /// <summary>All rules of a matter with the part that they belong to.</summary>
    public static IEnumerable<(string Place, Rule Rule)> Of(Matter matter) =>
        matter.Items.SelectMany(i => new[] { i.Condition, i.Otherwise?.When }
                .Concat(i.Fields.Select(f => f.When)).Concat(i.Materials.Select(m => m.When)).Concat(i.Checkpoints.Select(c => c.When))
                .Select(r => ($"items/{i.Code}", r)))
            .Concat(matter.Presets.Select(p => ($"presets/{p.Element}", p.When)))
            .Concat(matter.Checks.Select(c => ($"checks/{c.Element}", (Rule?)c.Wrong)))
            .Concat(matter.Barriers.Select((b, i) => ($"barriers/{i + 1}", (Rule?)b.When)))
            .Concat(matter.Faq.Select((f, i) => ($"faq/{i + 1}", f.When)))
            .Append(("guardian", matter.Guardian))
            .Where(r => r.Item2 is not null)
            .Select(r => (r.Item1, r.Item2!));
}
