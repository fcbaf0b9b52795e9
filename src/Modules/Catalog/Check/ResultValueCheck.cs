using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>What a result says to later items is said by one result, of an item that they wait for, and asked of nobody.</summary>
internal static class ResultValueCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter)
    {
        foreach (var twice in matter.ResultValues.GroupBy(v => v.Element, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return CatalogFault.At($"resultValues/{twice.Key}", "duplicate", new FaultText("noun.said"), twice.Key, twice.Count());
        foreach (var said in matter.ResultValues)
        {
            var place = $"resultValues/{said.Element}";
            if (matter.Elements.FirstOrDefault(e => e.Code == said.Element) is not { } element)
                yield return CatalogFault.At(place, "element-unknown.said", said.Element);
            else if (element.Type is ElementType.Table or ElementType.File || matter.Steps.Any(s => s.Fields.Contains(said.Element))
                || matter.Items.Any(i => i.Decides.Any(d => d.Element == said.Element)))
                yield return CatalogFault.At(place, "said-asked", element.Name);
            if (matter.Items.FirstOrDefault(i => i.Code == said.Item) is not { } item)
            {
                yield return CatalogFault.At(place, "item-unknown", said.Item);
                continue;
            }

            if (said.From == ResultValue.Number ? item.Results.Count == 0 || item.Results[0].Each is { SameNumber: false }
                : item.Decides.All(d => d.Element != said.From))
                yield return CatalogFault.At(place, "said-from", item.Name, said.From);
            foreach (var early in matter.Items.Where(i => i.Fields.Any(f => f.Element == said.Element) && !Waits(matter, i, said.Item, [])))
                yield return CatalogFault.At($"items/{early.Code}", "said-early", early.Name, item.Name);
        }
    }

    private static bool Waits(Matter matter, ServiceItem item, string on, HashSet<string> seen) => seen.Add(item.Code)
        && (item.DependsOn.Contains(on) || item.DependsOn.Select(d => matter.Items.FirstOrDefault(i => i.Code == d)).OfType<ServiceItem>()
            .Any(i => Waits(matter, i, on, seen)));
}
