using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>No real matter is larger; what is larger is a mistake, and would take long to check.</summary>
internal static class SizeCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter) =>
        from list in new (string Place, string Zh, string En, int Count, int Most)[]
        {
            ("questions", "问题", "questions", matter.Questions.Count, 40), ("items", "事项", "items", matter.Items.Count, 100), ("steps", "表单页", "pages", matter.Steps.Count, 60),
            ("materials", "材料", "materials", matter.Materials.Count, 200), ("elements", "数据元", "elements", matter.Elements.Count, 600),
            ("questions", "选项", "options of a question", matter.Questions.Select(q => q.Options.Count).DefaultIfEmpty().Max(), 100),
            ("elements", "选项", "options of an element", matter.Elements.Select(e => e.Options.Count).DefaultIfEmpty().Max(), 1_000),
            ("", "条件", "rules", RuleCheck.Of(matter).Count(), 1_000),
        }
        where list.Count > list.Most
        select CatalogFault.At(list.Place, "too-many", $"{list.Zh}有{list.Count}个，最多{list.Most}个", $"there are {list.Count} {list.En}; at most {list.Most} can be");
}
