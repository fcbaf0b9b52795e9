using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>What somebody pays follows from what they are asked, and every case can come to pass.</summary>
internal static class FeeCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter)
    {
        foreach (var (item, at) in matter.Items.SelectMany(i => i.FeeCases.Select((_, at) => (i, at))))
        {
            var (one, place) = (item.FeeCases[at], $"items/{item.Code}/feeCases/{at + 1}");
            if (one.When is null && at < item.FeeCases.Count - 1)
                yield return CatalogFault.At(place, "fee-everybody");
            if ((one.Per is null) != (one.Each is null))
                yield return CatalogFault.At(place, "fee-each");
            if (one.Per is { } per && (item.Fields.All(f => f.Element != per)
                || matter.Elements.FirstOrDefault(e => e.Code == per)?.Type is not (ElementType.Number or ElementType.Integer)))
                yield return CatalogFault.At(place, "fee-per", per);
            // Its department sees no more of the form, and could not say why it asks for so much.
            foreach (var name in (one.When?.Variables ?? []).Where(v => v.StartsWith("form.", StringComparison.Ordinal)).Select(v => v[5..].Split('.', '[')[0])
                .Where(e => item.Fields.All(f => f.Element != e)).Distinct(StringComparer.Ordinal))
                yield return CatalogFault.At(place, "fee-field", name);
        }
    }
}
