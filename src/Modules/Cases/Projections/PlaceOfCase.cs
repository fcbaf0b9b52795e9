using OneStop.Contracts.Catalog;
using OneStop.Secrets;

namespace OneStop.Cases.Projections;

/// <summary>The place of a case or a draft as lists know it: the same place has the same mark, and nobody reads it from there.</summary>
internal static class PlaceOfCase
{
    /// <param name="form">The value of an element, or null.</param>
    /// <returns>Null where the form names no place.</returns>
    public static byte[]? Blind(MasterKeys masters, Func<string, string?> form) =>
        WellKnownElements.Places.Select(form).FirstOrDefault(v => !string.IsNullOrEmpty(v)) is { } place ? masters.Blind("case-place", place) : null;
}
