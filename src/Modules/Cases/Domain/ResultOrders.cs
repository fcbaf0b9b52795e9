using System.Globalization;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Time;

namespace OneStop.Cases.Domain;

/// <summary>What a grant orders: the document's face, taken from the form by the matter's own description of it.</summary>
internal static class ResultOrders
{
    private const string NoEnd = "长期";

    /// <summary>Null when the item ends without a document.</summary>
    /// <param name="decided">What the reviewer settled.</param>
    public static ResultOrder? Of(Case state, ItemShare share, DecidedValues decided, DateTimeOffset now)
    {
        if (share.Item.Results is not [var result, ..] || state.By is not { } by)
            return null;
        var from = now.ChinaDate();
        var until = result.ValidMonths is { } months ? LastDay(from, months)
            : result.ValidThrough is { } day && DateOnly.TryParse(Raw(day), CultureInfo.InvariantCulture, out var through) ? through : (DateOnly?)null;
        var lines = new List<KeyValuePair<string, string>>();
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in result.Fields)
        {
            foreach (var source in field.From.Split('|', StringSplitOptions.TrimEntries))
            {
                if (Value(source) is not { Length: > 0 } value)
                    continue;
                lines.Add(new(field.Label.Zh, value));
                if (Raw(source) is { } raw)
                    data[source] = raw;
                break;
            }
        }

        var holder = ResultHolder.Of(share.Matter, result, state.Form, by);
        return new(result.Code, result.CertificateType, result.Name.Zh, result.Kind, result.NumberPrefix, from, until, result.Statement?.Zh,
            new CertificateFace(holder.Name, holder.Code, lines, data), holder.PartyCode);

        string? Raw(string element) => decided.Values.GetValueOrDefault(element) ?? state.Form[element];

        string? Value(string source) => source switch
        {
            "result.number" => ResultOrder.NumberPlaceholder,
            "result.issued-on" => Show.Date(from, Lang.Zh),
            "result.valid-until" => until is { } last ? Show.Date(last, Lang.Zh) : NoEnd,
            "result.issuer" => share.Matter.Department(share.Item.Department).Name.Zh,
            "case.number" => state.Number,
            _ when source.Contains('+', StringComparison.Ordinal) => source.Split('+') is var parts && parts.All(p => Raw(p) is { Length: > 0 })
                ? string.Concat(parts.Select(Raw)) : null,
            _ => Raw(source) is { Length: > 0 } raw ? Printed(share.Matter.Element(source), raw) : null,
        };
    }

    // A table names other people than the holder: whoever is shown the document needs their names, not their numbers.
    private static string Printed(DataElement element, string raw) =>
        element.Type == ElementType.Table ? Values.Recognisable(element, raw, Lang.Zh) : Values.Of(element, raw, Lang.Zh);

    /// <summary>Five years from 3 December end on 2 December.</summary>
    public static DateOnly LastDay(DateOnly from, int months) => from.AddMonths(months).AddDays(-1);
}
