using System.Globalization;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Form;

/// <summary>A stored value as a person reads it: codes by their words, dates written out, figures with their unit.</summary>
internal static class Values
{
    /// <summary>The dictionary's element for an administrative division, stored as its code.</summary>
    public const string Division = "DE0209";

    /// <summary>On a page of the applicant.</summary>
    /// <param name="element">What was asked.</param>
    /// <param name="value">As stored; nothing when it was left out.</param>
    /// <param name="t">In whose language.</param>
    /// <param name="masked">For pages where the whole value is not needed.</param>
    /// <param name="catalog">To say a division by its name.</param>
    public static string Show(DataElement element, string? value, Texts t, bool masked = false, ICatalog? catalog = null)
    {
        if (string.IsNullOrEmpty(value))
            return t["value.none"];
        if (element.Code == Division && catalog?.Regions.FirstOrDefault(r => r.Code == value) is { } region)
            return t.Of(region.Name);
        // One's own names are for checking; numbers are recognised by what is left of them.
        return masked && element.Mask != Mask.Name ? Masked(element, value, t.Lang) : Of(element, value, t.Lang);
    }

    public static string Of(DataElement element, string value, Lang lang) => element.Type switch
    {
        ElementType.YesNo => (value == "1", lang) switch { (true, Lang.En) => "Yes", (false, Lang.En) => "No", (true, _) => "是", _ => "否" },
        ElementType.Choice => Option(element, value, lang),
        ElementType.MultiChoice => string.Join(lang == Lang.En ? ", " : "、", value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(code => Option(element, code, lang))),
        ElementType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Web.Show.Date(date, lang) : value,
        ElementType.Number or ElementType.Integer when element.Unit is { } unit => lang == Lang.En && char.IsAsciiLetter(unit.En[0]) ? $"{value} {unit.En}" : value + (lang == Lang.En ? unit.En : unit.Zh),
        _ => value,
    };

    /// <summary>With what identifies a person hidden, where the whole is not needed.</summary>
    public static string Masked(DataElement element, string value, Lang lang) => element.Mask switch
    {
        Mask.Name => Masks.Name(value),
        Mask.CitizenId => Masks.IdNumber(value),
        Mask.Phone => Masks.Phone(value),
        Mask.Middle => Masks.Account(value),
        _ => Of(element, value, lang),
    };

    private static string Option(DataElement element, string code, Lang lang) =>
        element.Options.FirstOrDefault(o => o.Code == code) is { } option ? lang == Lang.En ? option.Name.En : option.Name.Zh : code;
}
