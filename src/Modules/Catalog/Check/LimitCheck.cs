using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>No promise is longer than the law allows.</summary>
internal static class LimitCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter) =>
        from item in matter.Items
        from promise in new[] { item.Promised, item.Otherwise?.Promised }
        where promise is not null
        from law in new[] { item.LegalLimit, item.Statutory }.OfType<TimeLimit>().Distinct()
        where WorkingDays(promise) > WorkingDays(law)
        group (promise, law) by item into longer
        let worst = longer.First()
        select CatalogFault.At($"items/{longer.Key.Code}", "limit-longer-than-law", Said(worst.promise), Said(worst.law), worst.law.Basis);

    // Five of seven days are worked: enough to compare limits in different units.
    private static decimal WorkingDays(TimeLimit limit) => limit.Unit == LimitUnit.WorkingDays ? limit.Days : limit.Days * 5m / 7m;

    private static FaultText Said(TimeLimit limit) => new(limit.Unit == LimitUnit.WorkingDays ? "limit.working-days" : "limit.days", limit.Days);
}
