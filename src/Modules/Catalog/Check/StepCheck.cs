using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>Every element that is asked stands on exactly one page, and somebody needs it.</summary>
internal static class StepCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter)
    {
        var pages = matter.Steps.SelectMany(s => s.Fields.Select(f => (Page: s.Code, Element: f))).ToList();
        foreach (var twice in pages.GroupBy(p => p.Element, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return CatalogFault.At($"steps/{twice.Last().Page}", "field-twice", twice.Key, twice.Count());
        foreach (var (page, element) in pages)
        {
            if (matter.Elements.FirstOrDefault(e => e.Code == element) is not { } known)
                yield return CatalogFault.At($"steps/{page}", "element-unknown", element);
            else if (known.Kept)
                yield return CatalogFault.At($"steps/{page}", "element-kept", element, known.Name);
            else if (known.Type == ElementType.File)
                yield return CatalogFault.At($"steps/{page}", "element-file", element, known.Name);
            else if (matter.Items.All(i => i.Fields.All(n => n.Element != element)))
                yield return CatalogFault.At($"steps/{page}", "element-unused", element, known.Name);
        }
    }
}
