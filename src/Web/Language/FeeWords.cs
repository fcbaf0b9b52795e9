using OneStop.Contracts.Catalog;

namespace OneStop.Web;

/// <summary>How fees are said, the same on every page. None of them is paid here.</summary>
public static class FeeWords
{
    /// <summary>免费; 80元.</summary>
    public static string Fee(this Texts t, decimal yuan) => yuan == 0 ? t["fee.free"] : t.Money(yuan);

    /// <summary>80元; 每平方米2元，按建筑面积; 80元，另加每平方米2元，按建筑面积.</summary>
    public static string Fee(this Texts t, FeeCase fee, Matter matter)
    {
        if (fee.Per is not { } per || matter.Elements.FirstOrDefault(e => e.Code == per) is not { } element)
            return t.Fee(fee.Amount);
        var each = t["fee.each", element.Unit is { } unit ? t.Of(unit) : t["fee.one"], t.Money(fee.Each ?? 0), element.Name];
        return fee.Amount == 0 ? each : t["fee.and-each", t.Money(fee.Amount), each];
    }

    /// <summary>Each case of an item and what it costs, who is in none of them last.</summary>
    public static IEnumerable<(string Case, string Amount)> FeeRows(this Texts t, ServiceItem item, Matter matter) =>
        item.FeeCases.Select(c => (t.Of(c.Name), t.Fee(c, matter)))
            .Concat(item.FeeCases is [.., { When: not null }] ? [(t["fee.others"], t.Fee(item.Fee.Amount))] : []);
}
