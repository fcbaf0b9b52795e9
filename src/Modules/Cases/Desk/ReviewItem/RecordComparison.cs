using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Time;

namespace OneStop.Cases.Desk;

/// <summary>A field of the item's share: what was filed against what somebody else says.</summary>
/// <param name="Filed">As stored; null when nothing was filled in.</param>
/// <param name="OnRecord">As stored; null when no independent source knows.</param>
/// <param name="Source">Which source, and of when.</param>
/// <param name="Before">What was filed before a correction changed it.</param>
internal sealed record ComparedField(DataElement Element, string? Filed, string? OnRecord, RecordSource? Source, string? Before)
{
    /// <summary>Null when there is nothing to compare.</summary>
    public bool? Agrees => Filed is null || OnRecord is null ? null : FoundValue.Same(Filed, OnRecord, Element.Type);
}

/// <summary>A source that a reviewer may lean on.</summary>
/// <param name="On">The day of the look into a register, or the first day of a certificate.</param>
internal sealed record RecordSource(Bilingual Name, DateOnly On);

/// <summary>
/// Sets the item's share of the form beside what is independent of it: what registers said when it was filed, and certificates
/// that an authority put on file by itself. A certificate that a case brought says what its holder had typed, and proves nothing.
/// </summary>
internal static class RecordComparison
{
    /// <param name="desk">The item.</param>
    /// <param name="certificates">Those in force; of two that know the same, the first one counts.</param>
    public static IReadOnlyList<ComparedField> Of(DeskCase desk, IReadOnlyList<CertificateOnFile> certificates)
    {
        var before = Corrections.FormBefore(desk);
        return [.. desk.Share.Fields.Select(element =>
        {
            var (value, source) = Record(desk, element, certificates);
            var filed = desk.Share.Said.GetValueOrDefault(element.Code) ?? (desk.Case.Form[element.Code] is { Length: > 0 } stated ? stated : null);
            return new ComparedField(element, filed, value, source, before?[element.Code] is { } was && was != filed ? was : null);
        })];
    }

    private static (string? Value, RecordSource? Source) Record(DeskCase desk, DataElement element, IReadOnlyList<CertificateOnFile> certificates)
    {
        if (desk.Case.Found.GetValueOrDefault(element.Code) is { } found)
            return (found.Value, new(found.Name, found.At.ChinaDate()));
        var on = certificates.FirstOrDefault(c => c.Case is null && c.Data.TryGetValue(element.Code, out var value) && value.Length > 0);
        return on is null ? (null, null) : (on.Data[element.Code], new(new(on.Name, on.Name), on.ValidFrom));
    }
}
