using System.Globalization;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Form;

/// <summary>A stored value as people read it.</summary>
internal static class Values
{
    /// <param name="masked">For pages where the whole value is not needed.</param>
    public static string Show(DataElement element, string? value, Texts t, bool masked = false)
    {
        if (string.IsNullOrEmpty(value))
            return t["value.none"];
        var words = element.Type switch
        {
            ElementType.YesNo => element.Options.FirstOrDefault(o => o.Code == value) is { } option ? t.Of(option.Name) : t[value == "1" ? "value.yes" : "value.no"],
            ElementType.Choice or ElementType.MultiChoice => string.Join(t["list.comma"], value.Split(',').Select(code => Option(element, code, t))),
            ElementType.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => t.Date(date),
            _ => masked ? Mask(element, value) : value,
        };
        return element.Unit is not { } unit ? words : t.Lang == Lang.En && char.IsAsciiLetter(unit.En[0]) ? $"{words} {unit.En}" : words + t.Of(unit);
    }

    private static string Option(DataElement element, string code, Texts t) => element.Options.FirstOrDefault(o => o.Code == code) is { } option ? t.Of(option.Name) : code;

    private static string Mask(DataElement element, string value) => element.Mask switch
    {
        Contracts.Catalog.Mask.Name => Masks.Name(value),
        Contracts.Catalog.Mask.CitizenId => Masks.IdNumber(value),
        Contracts.Catalog.Mask.Phone => Masks.Phone(value),
        Contracts.Catalog.Mask.Middle => Masks.Account(value),
        _ => value,
    };
}
