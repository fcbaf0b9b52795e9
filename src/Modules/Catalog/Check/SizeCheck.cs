using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>No real matter is larger; what is larger is a mistake, and would take long to check.</summary>
internal static class SizeCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter) =>
        from list in new (string Place, string Noun, int Count, int Most)[]
        {
            ("questions", "nouns.questions", matter.Questions.Count, 40), ("items", "nouns.items", matter.Items.Count, 100),
            ("steps", "nouns.pages", matter.Steps.Count, 60),
            ("materials", "nouns.materials", matter.Materials.Count, 200), ("elements", "nouns.elements", matter.Elements.Count, 600),
            ("questions", "nouns.question-options", matter.Questions.Select(q => q.Options.Count).DefaultIfEmpty().Max(), 100),
            ("elements", "nouns.element-options", matter.Elements.Select(e => e.Options.Count).DefaultIfEmpty().Max(), 1_000),
            ("", "nouns.rules", RuleCheck.Of(matter).Count(), 1_000),
        }
        where list.Count > list.Most
        select CatalogFault.At(list.Place, "too-many", new FaultText(list.Noun), list.Count, list.Most);
}
