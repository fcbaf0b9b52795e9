using System.Text.RegularExpressions;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>What has to be true of a data element by itself.</summary>
internal static class ElementCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter) => matter.Elements.SelectMany(e => Of(e, $"elements/{e.Code}"));

    public static IEnumerable<CatalogFault> Of(DataElement element, string place)
    {
        var isChoice = element.Type is ElementType.Choice or ElementType.MultiChoice;
        if (isChoice && element.Options.Count == 0)
            yield return CatalogFault.At(place, "no-options", "选择类的数据元要有选项", "it is a choice without options");
        if (!isChoice && element.Options.Count > 0)
            yield return CatalogFault.At(place, "options", "不是选择类的数据元，不应有选项", "it is no choice but has options");
        if (element.Options.GroupBy(o => o.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return CatalogFault.At(place, "duplicate", $"选项{twice.Key}重复了", $"the option {twice.Key} is there twice");
        if (!element.Editable && (element.Source is null || element.LockedBecause is null))
            yield return CatalogFault.At(place, "locked", "不许修改的数据元要写明来源和不许改的原因", "it may not be changed, but has no source or no reason");
        if (element.Sensitive && !element.Personal)
            yield return CatalogFault.At(place, "sensitive", "敏感个人信息必须同时标为个人信息", "it is sensitive but not personal");
        if (element.Pattern is { } pattern && !IsPattern(pattern))
            yield return CatalogFault.At(place, "pattern", $"格式{pattern}不是正则表达式", $"the pattern {pattern} is not a regular expression");
        if (element is { Min: { } min, Max: { } max } && min > max)
            yield return CatalogFault.At(place, "range", $"最小值{min}大于最大值{max}", $"its smallest value {min} is larger than its largest {max}");
        if (element.Type == ElementType.Table != element.Columns.Count > 0)
            yield return CatalogFault.At(place, "columns", "表格类的数据元要有列，其他类不应有列", "a table has columns, and nothing else has");
        if (element.Type == ElementType.Table && (element.MinRows < 0 || element.MaxRows < Math.Max(1, element.MinRows)))
            yield return CatalogFault.At(place, "rows", $"行数{element.MinRows}至{element.MaxRows}不成立", $"{element.MinRows} to {element.MaxRows} rows cannot be");
        foreach (var column in element.Columns.Where(c => c.Type is ElementType.Table or ElementType.File or ElementType.MultiChoice))
            yield return CatalogFault.At(place, "columns", $"列{column.Code}不能是表格、文件或多选", $"the column {column.Code} cannot be a table, a file or several choices");
        foreach (var fault in element.Columns.Where(c => c.Type != ElementType.Table).SelectMany(c => Of(c, $"{place}/{c.Code}")))
            yield return fault;
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = Regex.IsMatch("", pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
