using System.Text.RegularExpressions;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;

namespace OneStop.Catalog.Check;

/// <summary>What has to be true of a data element by itself.</summary>
internal static class ElementCheck
{
    // Distances are compared from any day.
    private static readonly DateOnly Someday = new(2026, 1, 1);

    public static IEnumerable<CatalogFault> Faults(Matter matter) => matter.Elements.SelectMany(e => Of(e, $"elements/{e.Code}"));

    public static IEnumerable<CatalogFault> Of(DataElement element, string place)
    {
        var isChoice = element.Type is ElementType.Choice or ElementType.MultiChoice;
        if (isChoice && element.Options.Count == 0)
            yield return CatalogFault.At(place, "no-options");
        if (!isChoice && element.Options.Count > 0)
            yield return CatalogFault.At(place, "options");
        if (element.Options.GroupBy(o => o.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return CatalogFault.At(place, "duplicate.option", twice.Key);
        if (element.Options.FirstOrDefault(o => o.Within is { } whole && element.Options.All(w => w.Code != whole || w.Within is not null)) is { } part)
            yield return CatalogFault.At(place, "option-within", part.Code, part.Within);
        if (!element.Editable && (element.Source is null || element.LockedBecause is null))
            yield return CatalogFault.At(place, "locked");
        if (element is { Editable: true, Source: { } source } && source.Vouches())
            yield return CatalogFault.At(place, "vouched", source.Name.Zh);
        if (element.Sensitive && !element.Personal)
            yield return CatalogFault.At(place, "sensitive");
        if (element.Pattern is { } pattern && !IsPattern(pattern))
            yield return CatalogFault.At(place, "pattern", pattern);
        if (element is { Min: { } min, Max: { } max } && min > max)
            yield return CatalogFault.At(place, "range", min, max);
        foreach (var limit in new[] { element.Earliest, element.Latest }.OfType<string>().Where(l => RelativeDay.Of(l, Someday) is null))
            yield return CatalogFault.At(place, "day-limit", limit);
        if (element.Earliest is { } first && element.Latest is { } last && RelativeDay.Of(first, Someday) > RelativeDay.Of(last, Someday))
            yield return CatalogFault.At(place, "range", first, last);
        if (element.Type != ElementType.Date && ((element.Earliest ?? element.Latest ?? element.OpenAt) is not null || element.OpenOn is not null))
            yield return CatalogFault.At(place, "day-limit.no-date");
        if (new[] { element.OpenOn }.Concat(element.Options.Select(o => o.OpenOn)).OfType<IReadOnlyList<int>>()
            .Any(d => d.Count == 0 || d.Any(w => w is < 1 or > 7)))
            yield return CatalogFault.At(place, "open-on");
        if (element.NewIn is { } register && (register != RegisterNames.MarketEntities || element.Type != ElementType.Text))
            yield return CatalogFault.At(place, "new-in", register, RegisterNames.MarketEntities);
        if (element.Type == ElementType.Table != element.Columns.Count > 0)
            yield return CatalogFault.At(place, "columns");
        if (element.Type == ElementType.Table && (element.MinRows < 0 || element.MaxRows < Math.Max(1, element.MinRows)))
            yield return CatalogFault.At(place, "rows", element.MinRows, element.MaxRows);
        foreach (var column in element.Columns.Where(c => c.Type is ElementType.Table or ElementType.File or ElementType.MultiChoice))
            yield return CatalogFault.At(place, "columns.type", column.Code);
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
