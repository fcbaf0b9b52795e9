using OneStop.Catalog.Compose;
using OneStop.Contracts.Catalog;
using OneStop.Rules;

namespace OneStop.Catalog.Check;

/// <summary>Some answers choose each item, nobody is left without one, and whatever is needed can be had when nothing is on file.</summary>
internal static class ReachCheck
{
    private const int MostQuestions = 6;

    public static IEnumerable<CatalogFault> Faults(Matter matter)
    {
        var barred = matter.Barriers.Select(b => b.When).ToList();
        var deciding = matter.Items.Select(i => i.Condition).OfType<Rule>().Concat(barred).ToList();
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var stuck = new HashSet<string>(StringComparer.Ordinal);
        var nothing = new KnownSources(matter, Known.Nothing, _ => false);
        Answers? nobody = null;
        foreach (var (facts, answers, form) in Possible.Facts(matter, deciding).Where(s => !barred.Exists(b => b.Holds(s.Facts))))
        {
            var items = matter.Items.Where(i => i.Condition?.Holds(facts) != false).Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
            chosen.UnionWith(items);
            if (items.Count == 0 && form.Count == 0)
                nobody ??= answers;
            foreach (var material in matter.Materials.Where(m => matter.Items.Any(i => items.Contains(i.Code) && i.Materials.Any(n => n.Material == m.Code))))
            {
                if (!material.Ways.Any(w => Composer.IsOpen(matter, material, w, Known.Nothing, nothing, items, facts)))
                    stuck.Add(material.Code);
            }
        }

        // Without any item the check of items says so itself; without a question there are no answers to name.
        if (nobody is not null && matter.Items.Count > 0)
            yield return matter.Questions.Count == 0 ? CatalogFault.At("items", "no-item-chosen.ever")
                : CatalogFault.At("items", "no-item-chosen", Say(matter, nobody));
        foreach (var item in matter.Items.Where(i => !chosen.Contains(i.Code)))
            yield return CatalogFault.At($"items/{item.Code}", "item-unreachable");
        foreach (var material in stuck)
            yield return CatalogFault.At($"materials/{material}", "no-last-way.in-every-case");
        if (matter.Barriers.Any(b => b.When.Holds(MatterFacts.Of(matter, Answers.Usual(matter), Known.Nothing.Form))))
            yield return CatalogFault.At("barriers", "usual-barred");
        foreach (var at in Enumerable.Range(0, matter.Barriers.Count).Where(i => HoldsTooSoon(matter, barred[i])))
            yield return CatalogFault.At($"barriers/{at + 1}", "barrier-unanswered");
    }

    /// <summary>Whether a barrier holds while an answer is still missing that would take it away: nobody could begin by giving it.</summary>
    private static bool HoldsTooSoon(Matter matter, Rule when)
    {
        if (when.Holds(MatterFacts.Of(matter, Answers.None, Known.Nothing.Form)))
            return true;
        var asked = matter.Questions.Where(q => when.Variables.Contains("answers." + q.Id)).Take(MostQuestions).ToList();
        return Possible.Facts(matter, [when]).Where(s => s.Form.Count == 0 && !when.Holds(s.Facts))
            .Any(s => Enumerable.Range(1, (1 << asked.Count) - 1).Any(missing => when.Holds(MatterFacts.Of(matter,
                Answers.Of(s.Answers.Values.Where(a => !asked.Where((_, i) => (missing & (1 << i)) != 0).Any(q => q.Id == a.Key))),
                Known.Nothing.Form))));
    }

    private static string Say(Matter matter, Answers answers) => string.Join(", ", matter.Questions.Select(q => $"{q.Id}={answers[q.Id]}"));
}
