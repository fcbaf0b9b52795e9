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
        select CatalogFault.At($"items/{longer.Key.Code}", "limit-longer-than-law",
            $"承诺{Zh(worst.promise)}，超过了法定的{Zh(worst.law)}（{worst.law.Basis.Zh}）", $"promises {En(worst.promise)}, longer than the {En(worst.law)} of the law ({worst.law.Basis.En})");

    // Five of seven days are worked: enough to compare limits in different units.
    private static decimal WorkingDays(TimeLimit limit) => limit.Unit == LimitUnit.WorkingDays ? limit.Days : limit.Days * 5m / 7m;

    private static string Zh(TimeLimit limit) => limit.Days + (limit.Unit == LimitUnit.WorkingDays ? "个工作日" : "日");
    private static string En(TimeLimit limit) => limit.Days + (limit.Unit == LimitUnit.WorkingDays ? " working days" : " days");
}
