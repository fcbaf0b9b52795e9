using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>Whose each document is can be told, by a name and a number that are known to belong together.</summary>
internal static class HolderCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter) =>
        from item in matter.Items
        from result in item.Results
        from fault in Of(matter, item, result)
        select fault;

    private static IEnumerable<CatalogFault> Of(Matter matter, ServiceItem item, ItemResult result)
    {
        var place = $"items/{item.Code}";
        IReadOnlyList<string> holders = [.. result.Each?.Holders ?? [], .. result.Holder is { } one ? new[] { one } : []];
        foreach (var unknown in holders.Where(h => h != Party.Applicant && matter.Parties.All(p => p.Code != h)).Append(
            result.Holder == Party.Applicant ? Party.Applicant : null).OfType<string>())
            yield return CatalogFault.At(place, "holder-unknown", unknown);
        var parties = matter.Parties.Where(p => holders.Contains(p.Code)).ToList();
        // What goes to nobody but a holder without a number would go to nobody at all.
        if (result.ToHolderOnly && result.Each?.HolderNumber is null && parties is not [.., { NumberIn.Count: > 0 }])
            yield return CatalogFault.At(place, "holder-alone", result.Name);
        // A number that another item brings is waited for by naming it among the fields.
        foreach (var party in parties.Where(p => p.NumberIn.Count > 0 && p.NumberIn.All(n => matter.ResultValues.Any(v => v.Element == n && v.Item != item.Code)
            && item.Fields.All(f => f.Element != n))))
            yield return CatalogFault.At(place, "holder-waits", party.Name);
        if (result.Photo is { } photo && (result.Kind != ResultKind.Certificate || item.Materials.All(m => m.Material != photo)
            || matter.Materials.FirstOrDefault(m => m.Code == photo) is not { } paper
            || paper.Accepts.Any(a => !a.StartsWith("image/", StringComparison.Ordinal))
            || paper.Ways.Any(w => w.Kind is not (WayKind.Upload or WayKind.EarlierUpload))))
            yield return CatalogFault.At(place, "photo", photo);
        if (result.Each is { } each)
        {
            foreach (var fault in Each(matter, item, each, place))
                yield return fault;
        }

        foreach (var from in result.Fields.SelectMany(f => f.From.Split('|', StringSplitOptions.TrimEntries)).Where(IsColumn))
        {
            if (from.Split('.') is not [var table, var column] || result.Each?.Rows != table || !Columns(matter, table).Any(c => c.Code == column))
                yield return CatalogFault.At(place, "element-unknown.result", from);
        }
    }

    /// <summary>Whether a line is taken from a column of a table.</summary>
    public static bool IsColumn(string from) => from.Contains('.', StringComparison.Ordinal) && !ResultField.Facts.Contains(from);

    private static IEnumerable<CatalogFault> Each(Matter matter, ServiceItem item, EachDocument each, string place)
    {
        if (each.Rows is null == (each.Holders.Count == 0) || (each.Rows is null && (each.Holders.Count < 2 || each.HolderName is not null)))
            yield return CatalogFault.At(place, "each");
        if (each.Holders.Distinct(StringComparer.Ordinal).Count() < each.Holders.Count)
            yield return CatalogFault.At(place, "each");
        if (each.Rows is not { } table)
            yield break;
        if (matter.Elements.FirstOrDefault(e => e.Code == table) is not { Type: ElementType.Table } || item.Fields.All(f => f.Element != table))
            yield return CatalogFault.At(place, "each-rows", table);
        foreach (var unknown in new[] { each.HolderName, each.HolderNumber }.OfType<string>().Where(c => Columns(matter, table).All(o => o.Code != c)))
            yield return CatalogFault.At(place, "each-column", unknown);
        // Into a wallet goes what a number says; so the number has to be that of the name.
        if ((each.HolderName is null) != (each.HolderNumber is null)
            || (each.HolderNumber is { } number && Columns(matter, table).FirstOrDefault(c => c.Code == number) is { } column
                && (column.Check == CheckDigit.None || column.NameIn != each.HolderName)))
            yield return CatalogFault.At(place, "each-number", table);
    }

    private static IReadOnlyList<DataElement> Columns(Matter matter, string table) => matter.Elements.FirstOrDefault(e => e.Code == table)?.Columns ?? [];
}
