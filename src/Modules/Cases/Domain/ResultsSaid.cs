using System.Collections.Immutable;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Domain;

/// <summary>What the results of earlier items say to an item, see <see cref="Matter.ResultValues"/>.</summary>
internal static class ResultsSaid
{
    /// <summary>What is there so far, by element code.</summary>
    public static ImmutableDictionary<string, string> To(ServiceItem item, Matter matter, Case @case) =>
        (from said in matter.ResultValuesOf(item)
         let value = Value(@case.Item(said.Item), said.From)
         where value is { Length: > 0 }
         select KeyValuePair.Create(said.Element, value)).ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The item that still has to say something to this one: it is not decided, or its document is being made. Null when nothing is waited
    /// for. What is not part of the case, or ended without a grant, says nothing and is waited for by nobody.
    /// </summary>
    public static ItemCase? Awaited(ServiceItem item, Matter matter, Case @case) =>
        matter.ResultValuesOf(item).Select(v => (v.From, Item: @case.Item(v.Item)))
            .FirstOrDefault(v => v.Item is { IsFinal: false } || (v.From == ResultValue.Number && v.Item is { AwaitsResult: true })).Item;

    private static string? Value(ItemCase? item, string from) =>
        from == ResultValue.Number ? item?.Results.FirstOrDefault()?.Number : item?.Grant?.Decided?.Value?.Values.GetValueOrDefault(from);
}
