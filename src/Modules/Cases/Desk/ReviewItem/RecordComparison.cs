using System.Globalization;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;

namespace OneStop.Cases.Desk;

/// <summary>A field of the item's share: what was filed against what a certificate says.</summary>
/// <param name="Filed">As stored; null when nothing was filled in.</param>
/// <param name="OnRecord">As stored; null when no certificate knows.</param>
/// <param name="Source">Name of the certificate.</param>
/// <param name="Before">What was filed before a correction changed it.</param>
internal sealed record ComparedField(DataElement Element, string? Filed, string? OnRecord, string? Source, string? Before)
{
    /// <summary>Null when there is nothing to compare.</summary>
    public bool? Agrees => Filed is null || OnRecord is null ? null : Same(Filed, OnRecord, Element.Type);

    private static bool Same(string one, string other, ElementType type) => type is ElementType.Number or ElementType.Integer
        && decimal.TryParse(one, NumberStyles.Number, CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(other, NumberStyles.Number, CultureInfo.InvariantCulture, out var b)
            ? a == b
            : string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>Sets the item's share of the form beside the certificates of the applicant.</summary>
internal static class RecordComparison
{
    /// <param name="desk">The item.</param>
    /// <param name="certificates">Those in force; of two that know the same, the first one counts.</param>
    public static IReadOnlyList<ComparedField> Of(DeskCase desk, IReadOnlyList<CertificateOnFile> certificates)
    {
        var before = Corrections.FormBefore(desk);
        return [.. desk.Share.Fields.Select(element =>
        {
            var on = certificates.FirstOrDefault(c => c.Data.TryGetValue(element.Code, out var value) && value.Length > 0);
            var filed = desk.Case.Form[element.Code] is { Length: > 0 } value ? value : null;
            return new ComparedField(element, filed, on?.Data[element.Code], on?.Name, before?[element.Code] is { } was && was != filed ? was : null);
        })];
    }
}
