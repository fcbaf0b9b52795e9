using System.Collections.Immutable;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Cases.Domain;

/// <summary>A value that was settled, with its element.</summary>
internal sealed record SettledValue(DataElement Element, string Raw)
{
    /// <summary>What was settled when the item was granted, in the order of the catalogue; none once the applicant is forgotten.</summary>
    public static IEnumerable<SettledValue> Of(Matter matter, ItemCase item) =>
        item.Grant?.Decided?.Value is { } settled
            ? matter.Item(item.Code).Decides.Where(d => settled.Values.ContainsKey(d.Element))
                .Select(d => new SettledValue(matter.Element(d.Element), settled.Values[d.Element]))
            : [];
}

/// <summary>What a reviewer settles in granting an item: an amount, a term, a scope. Typed like a form, held to the same elements.</summary>
internal static class Settlement
{
    private const string Prefix = "decided-";

    /// <summary>Name of the control; the codes of elements would meet other names of the form.</summary>
    public static string Field(string element) => Prefix + element;

    /// <summary>What a form says of it: what was left empty is not there.</summary>
    public static DecidedValues Typed(IEnumerable<(string Name, string Value)> form) => new(form
        .Where(f => f.Name.StartsWith(Prefix, StringComparison.Ordinal) && f.Value.Trim().Length > 0)
        .ToImmutableSortedDictionary(f => f.Name[Prefix.Length..], f => f.Value.Trim(), StringComparer.Ordinal));

    /// <summary>The values as they are stored, or all that is wrong with them.</summary>
    public static Result<DecidedValues> Read(Case state, ItemShare share, DecidedValues typed, WorkingCalendar calendar, DateTimeOffset now)
    {
        var wrong = typed.Values.Keys.Where(k => share.Item.Decides.All(d => d.Element != k))
            .Select(k => Refusal.Invalid("cases.decided-unknown", Field(k))).ToList();
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var value in share.Item.Decides)
        {
            var element = share.Matter.Element(value.Element);
            var text = typed.Values.GetValueOrDefault(value.Element, "");
            var read = FieldCheck.Read(element, !value.Optional, element.Type == ElementType.MultiChoice ? text.Split(',') : [text]);
            if (!read.Succeeded(out var stored, out var refused))
                wrong.AddRange(refused.Select(r => r with { Field = Field(element.Code) }));
            else if (stored.Length > 0)
                values[element.Code] = stored;
        }

        // Of those that are right in themselves, whether they fit together, with the form, and into the calendar.
        var rules = FormRules.Of(share.Matter, state, calendar, values, now.ChinaDate());
        wrong.AddRange(rules.At(values.Keys.Select(share.Matter.Element)).Where(m => !m.Asks)
            .Select(m => m.Told with { Field = Field(m.Element) }));
        return wrong.Count > 0 ? Result<DecidedValues>.Refused(wrong) : new DecidedValues(values.ToImmutable());
    }
}
