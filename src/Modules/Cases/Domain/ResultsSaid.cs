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
    /// The item whose document is still being made and has to say something to this one; null when nothing is waited for. What is not
    /// part of the case, or ended without a grant, says nothing and is waited for by nobody.
    /// </summary>
    public static ItemCase? Awaited(ServiceItem item, Matter matter, Case @case) =>
        matter.ResultValuesOf(item).Where(v => v.From == ResultValue.Number).Select(v => @case.Item(v.Item))
            .FirstOrDefault(i => i is { IsFinal: false } or { AwaitsResult: true });

    private static string? Value(ItemCase? item, string from) =>
        from == ResultValue.Number ? item?.Results.FirstOrDefault()?.Number : item?.Grant?.Decided?.Value?.Values.GetValueOrDefault(from);
}
