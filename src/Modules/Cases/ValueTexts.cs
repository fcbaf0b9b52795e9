using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>A stored value in the words of a page.</summary>
internal static class ValueTexts
{
    /// <summary>On a page of the applicant.</summary>
    /// <param name="element">What was asked.</param>
    /// <param name="value">As stored; nothing when it was left out.</param>
    /// <param name="t">In whose language.</param>
    /// <param name="masked">For pages where the whole value is not needed.</param>
    /// <param name="catalog">To say a division by its name.</param>
    public static string Of(DataElement element, string? value, Texts t, bool masked = false, ICatalog? catalog = null)
    {
        if (string.IsNullOrEmpty(value))
            return t["value.none"];
        if (element.Code == WellKnownElements.PremisesDivision && catalog?.Regions.FirstOrDefault(r => r.Code == value) is { } region)
            return t.Of(region.Name);
        return masked ? Values.Recognisable(element, value, t.Lang) : Values.Of(element, value, t.Lang);
    }
}
