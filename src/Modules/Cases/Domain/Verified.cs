using System.Collections.Immutable;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Domain;

/// <summary>
/// An on-the-spot item that only confirms what a register says: when its papers are certificates in force and nothing
/// that the register knows was stated otherwise, there is nothing for a person to judge. The rule decides, says what it
/// looked at, and the applicant may ask for a person instead (个人信息保护法 art. 24).
/// </summary>
internal sealed record Verified(string Item, ImmutableList<AutoFinding> Findings)
{
    public IEnumerable<IEvent> Events(Case filed, ICatalog catalog, DateTimeOffset now)
    {
        var item = filed.Item(Item)!;
        // Decided in the same breath: nothing that it depends on is waited for.
        yield return new ItemAccepted(Item, catalog.Calendar.LastDay(now.ChinaDate(), item.PromisedDays, item.Unit));
        yield return new AutoDecided(Item, Findings);
        var share = ItemShare.Of(catalog, filed, Item);
        var orders = ResultOrders.Of(filed, share, DecidedValues.None, now);
        yield return new ItemGranted(Item, item.Department, filed.Region, filed.Number, "", orders.Count > 0 ? orders[0] : null)
        {
            Others = ResultOrders.AfterFirst(orders),
            Ends = RegisterEntries.Ended(filed, share) is { } ended ? new(ended) : null,
        };
    }
}
