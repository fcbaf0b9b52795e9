using System.Globalization;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Domain;

/// <summary>A stored value as a person reads it: codes by their words, dates written out, figures with their unit.</summary>
internal static class Values
{
    /// <summary>For whom names are there to be checked, and numbers are recognised by what is left of them: applicants, holders of documents.</summary>
    public static string Recognisable(DataElement element, string value, Lang lang) => element switch
    {
        { Type: ElementType.Table } => Rows(element, value, lang, Recognisable),
        { Mask: Mask.Name } => Of(element, value, lang),
        _ => Masked(element, value, lang),
    };

    public static string Of(DataElement element, string value, Lang lang) => element.Type switch
    {
        ElementType.YesNo => (value == "1", lang) switch { (true, Lang.En) => "Yes", (false, Lang.En) => "No", (true, _) => "是", _ => "否" },
        ElementType.Choice => Option(element, value, lang),
        ElementType.MultiChoice => string.Join(lang == Lang.En ? ", " : "、",
            value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(code => Option(element, code, lang))),
        ElementType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Show.Date(date, lang) : value,
        ElementType.Number or ElementType.Integer when element.Unit is { } unit => unit.In(lang) is [var first, ..] said
            && char.IsAsciiLetterOrDigit(first) && lang == Lang.En ? $"{value} {said}" : value + unit.In(lang),
        ElementType.Table => Rows(element, value, lang, Of),
        _ => value,
    };

    /// <summary>With what identifies a person hidden, where the whole is not needed.</summary>
    public static string Masked(DataElement element, string value, Lang lang) => element.Mask switch
    {
        Mask.Name => Masks.Name(value),
        Mask.CitizenId => Masks.IdNumber(value),
        Mask.Phone => Masks.Phone(value),
        Mask.Middle => Masks.Account(value),
        _ when element.Type == ElementType.Table => Rows(element, value, lang, Masked),
        _ => Of(element, value, lang),
    };

    /// <summary>A table in one line, where there is no room for more.</summary>
    public static string Rows(DataElement table, string value, Lang lang, Func<DataElement, string, Lang, string> cell) => Rows(table, value, lang, _ => cell);

    /// <param name="cells">How the cells of a row are said.</param>
    public static string Rows(DataElement table, string value, Lang lang,
        Func<IReadOnlyDictionary<string, string>, Func<DataElement, string, Lang, string>> cells)
    {
        if (TableRows.Read(table, value) is not { } rows)
            return value;
        var (between, after) = lang == Lang.En ? (", ", "; ") : ("，", "；");
        return string.Join(after, rows.Select(row => string.Join(between,
            from column in table.Columns where row.ContainsKey(column.Code) select cells(row)(column, row[column.Code], lang))));
    }

    private static string Option(DataElement element, string code, Lang lang) =>
        element.Options.FirstOrDefault(o => o.Code == code) is { } option ? option.Name.In(lang) : code;
}
