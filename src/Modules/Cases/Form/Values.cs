using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Form;

/// <summary>A stored value as its applicant reads it.</summary>
internal static class Values
{
    /// <summary>The dictionary's element for an administrative division, stored as its code.</summary>
    public const string Division = "DE0209";

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
        return masked && element.Mask != Mask.Name ? FieldWords.Masked(element, value, t.Lang) : FieldWords.Of(element, value, t.Lang);
    }
}
