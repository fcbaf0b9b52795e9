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
        where Length(promise) > Length(law)
        group (promise, law) by item into longer
        let worst = longer.First()
        select CatalogFault.At($"items/{longer.Key.Code}", "limit-longer-than-law", Said(worst.promise), Said(worst.law), worst.law.Basis);

    // Enough to compare limits in different units: five of seven days are worked, and a month has thirty.
    private static int Length(TimeLimit limit) => PromisedSpan.Of(limit.Days, limit.Unit).Length;

    private static FaultText Said(TimeLimit limit) => new(limit.Unit switch
    {
        LimitUnit.WorkingDays => "limit.working-days",
        LimitUnit.Months => "limit.months",
        _ => "limit.days",
    }, limit.Days);
}
