using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>Whoever has to come is told what to do and where, from what the form asks or from the catalogue itself.</summary>
internal static class VisitCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter)
    {
        foreach (var (item, visit) in matter.Items.Where(i => i.Attendance is not null).Select(i => (i, i.Attendance!)))
        {
            var place = $"items/{item.Code}";
            if (visit.Task is null)
                yield return CatalogFault.At(place, "visit-task");
            if (visit.Fields.Count == 0 && string.IsNullOrEmpty(visit.Hall) && visit.Where is null)
                yield return CatalogFault.At(place, "visit-place");
            // Only what the item itself asks: its department sees no more of the form.
            foreach (var field in visit.Fields.Where(f => item.Fields.All(a => a.Element != f)))
                yield return CatalogFault.At(place, "visit-field", field);
        }
    }
}
