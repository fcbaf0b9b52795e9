using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>Every element that is asked stands on exactly one page, and somebody needs it.</summary>
internal static class StepCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter)
    {
        var pages = matter.Steps.SelectMany(s => s.Fields.Select(f => (Page: s.Code, Element: f))).ToList();
        foreach (var twice in pages.GroupBy(p => p.Element, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return CatalogFault.At($"steps/{twice.Last().Page}", "field-twice", $"{twice.Key}出现在{twice.Count()}页上，同一项只问一次", $"the element {twice.Key} is on {twice.Count()} pages of the form");
        foreach (var (page, element) in pages)
        {
            if (matter.Elements.FirstOrDefault(e => e.Code == element) is not { } known)
                yield return CatalogFault.At($"steps/{page}", "element-unknown", $"{element}不在数据元字典里", $"the element {element} is unknown");
            else if (known.Kept)
                yield return CatalogFault.At($"steps/{page}", "element-kept", $"{element}（{known.Name.Zh}）由系统自己记录，不用申请人填", $"{element} is kept by the system and cannot be asked");
            else if (known.Type == ElementType.File)
                yield return CatalogFault.At($"steps/{page}", "element-file", $"{element}（{known.Name.Zh}）是材料，应放在材料里", $"{element} is handed in as a material and cannot be asked");
            else if (matter.Items.All(i => i.Fields.All(n => n.Element != element)))
                yield return CatalogFault.At($"steps/{page}", "element-unused", $"{element}（{known.Name.Zh}）在表单上，但没有事项需要它", $"the element {element} is on the page, but no item needs it");
        }
    }
}
