using System.Globalization;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>A stored value as a person reads it: codes by their words, dates written out, figures with their unit.</summary>
internal static class FieldWords
{
    public static string Of(DataElement element, string raw, Lang lang) => element.Type switch
    {
        ElementType.YesNo => (raw == "1", lang) switch { (true, Lang.En) => "Yes", (false, Lang.En) => "No", (true, _) => "是", _ => "否" },
        ElementType.Choice => Option(element, raw, lang),
        ElementType.MultiChoice => string.Join(lang == Lang.En ? ", " : "、", raw.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(code => Option(element, code, lang))),
        ElementType.Date => DateOnly.TryParseExact(raw, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Show.Date(date, lang) : raw,
        ElementType.Number or ElementType.Integer when element.Unit is { } unit => lang == Lang.En && char.IsAsciiLetter(unit.En[0]) ? $"{raw} {unit.En}" : raw + (lang == Lang.En ? unit.En : unit.Zh),
        _ => raw,
    };

    /// <summary>The same with what identifies a person hidden, where the whole is not needed.</summary>
    public static string Masked(DataElement element, string raw, Lang lang) => element.Mask switch
    {
        Mask.Name => Masks.Name(raw),
        Mask.CitizenId => Masks.IdNumber(raw),
        Mask.Phone => Masks.Phone(raw),
        Mask.Middle => Masks.Account(raw),
        _ => Of(element, raw, lang),
    };

    private static string Option(DataElement element, string code, Lang lang) =>
        element.Options.FirstOrDefault(o => o.Code == code) is { } option ? lang == Lang.En ? option.Name.En : option.Name.Zh : code;
}
