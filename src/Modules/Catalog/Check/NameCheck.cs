using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>Every code is there once, and every code that is named exists.</summary>
internal static class NameCheck
{
    private const int CertificateTypeLength = 21;
    private const int BasicCodeLength = 12;

    private const int LongestCode = 50;

    public static IEnumerable<CatalogFault> Faults(Matter matter) => [.. Codes(matter), .. Duplicates(matter), .. OfTheMatter(matter), .. matter.Items.SelectMany(i => OfItem(matter, i))];

    // Codes stand in addresses, in rules and in the names of controls.
    private static IEnumerable<CatalogFault> Codes(Matter matter) =>
        from code in (IEnumerable<(string Place, string Code)>)
        [
            ("code", matter.Code), .. matter.Questions.Select(q => ("questions", q.Id)), .. matter.Items.Select(i => ("items", i.Code)), .. matter.Steps.Select(s => ("steps", s.Code)),
            .. matter.Materials.Select(m => ("materials", m.Code)), .. matter.Items.SelectMany(i => i.Results).Select(r => ("items", r.Code)),
            .. matter.Elements.SelectMany(e => new[] { ("elements", e.Code), ("elements", e.Key) }),
        ]
        where code.Code.Length is 0 or > LongestCode || !code.Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        select CatalogFault.At($"{code.Place}/{code.Code}", "code", $"编码“{code.Code}”只能用字母、数字和短横线，最多{LongestCode}个字符", $"the code “{code.Code}” may have letters, figures and hyphens only, {LongestCode} at most");

    private static IEnumerable<CatalogFault> Duplicates(Matter matter) =>
        from list in new (string Place, string Zh, string En, IEnumerable<string> Codes)[]
        {
            ("questions", "问题", "question", matter.Questions.Select(q => q.Id)), ("items", "事项", "item", matter.Items.Select(i => i.Code)),
            ("steps", "表单页", "page", matter.Steps.Select(s => s.Code)), ("materials", "材料", "material", matter.Materials.Select(m => m.Code)),
            ("items", "办理结果", "result", matter.Items.SelectMany(i => i.Results).Select(r => r.Code)),
            ("elements", "数据元的键", "key of an element", matter.Elements.Select(e => e.Key)),
        }
        from twice in list.Codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1)
        select CatalogFault.At($"{list.Place}/{twice.Key}", "duplicate", $"{list.Zh}{twice.Key}出现了{twice.Count()}次，每个编码只能用一次", $"the {list.En} {twice.Key} is there {twice.Count()} times");

    private static IEnumerable<CatalogFault> OfTheMatter(Matter matter)
    {
        var elements = matter.Elements.ToDictionary(e => e.Code, StringComparer.Ordinal);
        if (matter.Departments.All(d => d.Code != matter.Lead))
            yield return CatalogFault.At("lead", "department-unknown", $"牵头部门{matter.Lead}不在部门名录里", $"the leading department {matter.Lead} is unknown");
        if (matter.Items.Count == 0)
            yield return CatalogFault.At("items", "no-items", "还没有事项，至少要有一个", "there is no item; at least one is needed");
        foreach (var question in matter.Questions.Where(q => q.Kind == QuestionKind.Choice && q.Options.Count < 2))
            yield return CatalogFault.At($"questions/{question.Id}", "too-few-options", "选择题至少要有两个选项", "a choice needs at least two options");
        foreach (var question in matter.Questions.Where(q => !q.Allows(q.Usual)))
            yield return CatalogFault.At($"questions/{question.Id}", "usual-unknown", $"常见回答{question.Usual}不在它的选项里", $"the usual answer {question.Usual} is not one of its answers");
        foreach (var preset in matter.Presets.Where(p => !elements.TryGetValue(p.Element, out var e) || (e.Options is { Count: > 0 } options && options.All(o => o.Code != p.Value))))
            yield return CatalogFault.At($"presets/{preset.Element}", "preset-unknown", $"预填{preset.Element}={preset.Value}指向没有的数据元或选项", $"the preset {preset.Element} = {preset.Value} names an unknown element or option");
        foreach (var check in matter.Checks.Where(c => !elements.ContainsKey(c.Element)))
            yield return CatalogFault.At($"checks/{check.Element}", "element-unknown", $"核对规则提示在{check.Element}，表单里没有它", $"a check is told at {check.Element}, which is on no page");
        foreach (var wording in matter.Wording.Where(w => !elements.ContainsKey(w.Element)))
            yield return CatalogFault.At($"wording/{wording.Element}", "element-unknown", $"为{wording.Element}写了问法，表单里没有它", $"there are words for {wording.Element}, which is on no page");
        if (matter.Season is { IsSound: false } season)
            yield return CatalogFault.At("season", "season", $"办理时段{season.From}至{season.To}不是每年都有的日子，应写成月-日，例如05-10", $"the season {season.From} to {season.To} is not a pair of days of every year, such as 05-10");
    }

    private static IEnumerable<CatalogFault> OfItem(Matter matter, ServiceItem item)
    {
        var place = $"items/{item.Code}";
        var elements = matter.Elements.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var materials = matter.Materials.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        if (matter.Departments.All(d => d.Code != item.Department))
            yield return CatalogFault.At(place, "department-unknown", $"部门{item.Department}不在部门名录里", $"the department {item.Department} is unknown");
        if (item.Basic is { } basic && basic.Length != BasicCodeLength)
            yield return CatalogFault.At(place, "basic-code", $"基本编码应为12位，现在是{basic.Length}位", $"the basic code has {basic.Length} characters instead of 12");
        foreach (var field in item.Fields.Where(f => !elements.Contains(f.Element)))
            yield return CatalogFault.At(place, "element-unknown", $"要填的{field.Element}不在任何一页表单上，或数据元字典里没有", $"the element {field.Element} is unknown or on no page of the form");
        foreach (var material in item.Materials.Where(m => !materials.Contains(m.Material)))
            yield return CatalogFault.At(place, "material-unknown", $"要交的材料{material.Material}没有定义", $"the material {material.Material} is unknown");
        foreach (var other in item.DependsOn.Where(d => matter.Items.All(i => i.Code != d)))
            yield return CatalogFault.At(place, "item-unknown", $"前置事项{other}不在这件事里", $"depends on {other}, which is unknown");
        if (item.Results.Count > 1)
            yield return CatalogFault.At(place, "results", $"办好一个事项只出一份文书，现在写了{item.Results.Count}份；请并成一份", $"an item that is granted brings one document; {item.Results.Count} are written, make them one");
        foreach (var result in item.Results.Where(r => r.CertificateType.Length != CertificateTypeLength))
            yield return CatalogFault.At(place, "certificate-type", $"{result.Name.Zh}的证照类型代码应为21位，现在是{result.CertificateType.Length}位", $"the certificate type of {result.Code} has {result.CertificateType.Length} characters instead of 21");
        foreach (var from in item.Results.SelectMany(r => r.Fields).SelectMany(f => f.From.Split('|')).Where(f => !f.Contains('.', StringComparison.Ordinal) && !elements.Contains(f)))
            yield return CatalogFault.At(place, "element-unknown", $"结果文书上的一行取自{from}，表单里没有它", $"a line of its result is taken from {from}, which is unknown");
        foreach (var at in item.Checkpoints.SelectMany(c => c.LookAt).Where(l => !elements.Contains(l) && !materials.Contains(l)))
            yield return CatalogFault.At(place, "look-at-unknown", $"审查要点要看{at}，表单和材料里都没有它", $"a checkpoint looks at {at}, which is unknown");
        if (item.Condition is not null && item.WhyNot is null)
            yield return CatalogFault.At(place, "no-why-not", "可能不用办的事项，要写明什么情况下不用办", "it may be left out, but does not say why");
    }
}
