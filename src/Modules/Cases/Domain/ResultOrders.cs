using System.Globalization;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Time;

namespace OneStop.Cases.Domain;

/// <summary>What a grant orders: the face of each document, taken from the form by the matter's own description of it.</summary>
internal sealed class ResultOrders
{
    private const string NoEnd = "长期";

    private readonly (Case Case, ItemShare Share, ItemResult Result) of;
    private readonly DecidedValues decided;
    private readonly ApplicantFacts by;
    private readonly DateOnly from;
    private readonly DateOnly? until;

    private ResultOrders(Case @case, ItemShare share, ItemResult result, DecidedValues decided, ApplicantFacts by, DateOnly from)
    {
        (of, this.decided, this.by, this.from) = ((@case, share, result), decided, by, from);
        until = result.ValidMonths is { } months ? LastDay(from, months)
            : result.ValidThrough is { } end ? End(share.Matter.Element(end)) : null;
    }

    /// <summary>One order, or one for each of several; none when the item ends without a document.</summary>
    /// <param name="decided">What the reviewer settled.</param>
    public static IReadOnlyList<ResultOrder> Of(Case state, ItemShare share, DecidedValues decided, DateTimeOffset now) =>
        share.Item.Results is [var result, ..] && state.By is { } by ? new ResultOrders(state, share, result, decided, by, now.ChinaDate()).All() : [];

    /// <summary>As <see cref="ItemGranted.Others"/> has them.</summary>
    public static IReadOnlyList<ResultOrder>? AfterFirst(IReadOnlyList<ResultOrder> orders) => orders.Count > 1 ? [.. orders.Skip(1)] : null;

    /// <summary>Five years from 3 December end on 2 December.</summary>
    public static DateOnly LastDay(DateOnly from, int months) => from.AddMonths(months).AddDays(-1);

    private DateOnly? End(DataElement element) =>
        element.Type == ElementType.Integer ? int.TryParse(Raw(element.Code), CultureInfo.InvariantCulture, out var term) ? LastDay(from, term) : null
            : DateOnly.TryParse(Raw(element.Code), CultureInfo.InvariantCulture, out var through) ? through : null;

    private IReadOnlyList<ResultOrder> All()
    {
        var wanted = of.Result.Each is not { } each ? [(Party(of.Result.Holder), (IReadOnlyDictionary<string, string>?)null)]
            : each.Rows is { } table ? [.. Rows(table).Select(row => (InRow(each, table, row), (IReadOnlyDictionary<string, string>?)row))]
            : Each(each.Holders);
        return [.. wanted.Select((w, part) => Order(w.Item1, w.Item2) with { SameNumber = part > 0 && of.Result.Each is { SameNumber: true } })];
    }

    // Who has no name in the form is not there, and who stands in it twice gets one.
    private List<(Whose, IReadOnlyDictionary<string, string>?)> Each(IReadOnlyList<string> holders) =>
        [.. holders.Select(h => h == Contracts.Catalog.Party.Applicant ? Applicant : Party(h) is { Code: not null } party ? party : null)
            .OfType<Whose>().DistinctBy(h => (h.Number.Length > 0 ? h.Number : h.Name, h.Number.Length > 0))
            .Select(h => (h, (IReadOnlyDictionary<string, string>?)null))];

    private IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string table) =>
        Raw(table) is { Length: > 0 } raw ? TableRows.Read(of.Share.Matter.Element(table), raw) ?? [] : [];

    private Whose InRow(EachDocument each, string table, IReadOnlyDictionary<string, string> row) =>
        each.HolderName is null || row.GetValueOrDefault(each.HolderName) is not { Length: > 0 } name ? Party(of.Result.Holder)
            : Whose.Of(by, table, name, each.HolderNumber is { } number ? row.GetValueOrDefault(number, "") : "");

    private Whose Applicant => new(null, by.Name, by.Code);

    private Whose Party(string? code)
    {
        if (of.Share.Matter.Parties.FirstOrDefault(p => p.Code == code) is not { } party
            || Contracts.Catalog.Party.First(party.NameIn, Raw) is not var (_, name))
            return Applicant;
        // The number that this very document brings is its holder's.
        var own = of.Share.Matter.ResultValues.Where(v => v.From == ResultValue.Number && v.Item == of.Share.Item.Code);
        var number = own.Any(v => party.NumberIn.Contains(v.Element))
            ? ResultOrder.NumberPlaceholder : Contracts.Catalog.Party.First(party.NumberIn, Raw)?.Value ?? "";
        return Whose.Of(by, party.Code, name, number);
    }

    private ResultOrder Order(Whose holder, IReadOnlyDictionary<string, string>? row)
    {
        var lines = new List<KeyValuePair<string, string>>();
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in of.Result.Fields)
        {
            foreach (var source in field.From.Split('|', StringSplitOptions.TrimEntries))
            {
                if (Value(source, holder, row) is not { Length: > 0 } value)
                    continue;
                lines.Add(new(field.Label.Zh, value));
                if (Raw(source) is { } raw)
                    data[source] = raw;
                break;
            }
        }

        var result = of.Result;
        return new(result.Code, result.CertificateType, result.Name.Zh, result.Kind, result.NumberPrefix, from, until, result.Statement?.Zh,
            new CertificateFace(holder.Name, holder.Number, lines, data), holder.Code)
        {
            Photo = of.Case.Materials.Find(m => m.Material == result.Photo)?.Pages.Cast<Guid?>().FirstOrDefault(),
        };
    }

    private string? Raw(string element) =>
        decided.Values.GetValueOrDefault(element) ?? of.Share.Said.GetValueOrDefault(element) ?? of.Case.Form[element];

    private string? Value(string source, Whose holder, IReadOnlyDictionary<string, string>? row) => source switch
    {
        "result.number" => ResultOrder.NumberPlaceholder,
        "result.issued-on" => Show.Date(from, Lang.Zh),
        "result.valid-until" => until is { } last ? Show.Date(last, Lang.Zh) : NoEnd,
        "result.issuer" => of.Share.Matter.Department(of.Share.Item.Department).Name.Zh,
        ResultField.Holder => holder.Name,
        ResultField.HolderNumber => holder.Number,
        "case.number" => of.Case.Number,
        _ when source.Contains('+', StringComparison.Ordinal) => source.Split('+') is var parts && parts.All(p => Raw(p) is { Length: > 0 })
            ? string.Concat(parts.Select(Raw)) : null,
        _ when source.Split('.') is [var table, var column] => row?.GetValueOrDefault(column) is { Length: > 0 } cell
            ? Values.Of(of.Share.Matter.Element(table).Columns.First(c => c.Code == column), cell, Lang.Zh) : null,
        _ => Raw(source) is { Length: > 0 } raw ? Printed(of.Share.Matter.Element(source), raw, holder) : null,
    };

    // A document tells whose it is by the whole number. Of the others of a table whoever is shown it needs the names, not the numbers.
    private static string Printed(DataElement element, string raw, Whose holder) => element.Type != ElementType.Table ? Values.Of(element, raw, Lang.Zh)
        : Values.Rows(element, raw, Lang.Zh, row => row.Values.Contains(holder.Number) && holder.Number.Length > 0 ? Values.Of : Values.Recognisable);

    /// <param name="Code">Of the party or table; null for the applicant.</param>
    private sealed record Whose(string? Code, string Name, string Number)
    {
        /// <summary>Somebody of the form, who may be the applicant.</summary>
        public static Whose Of(ApplicantFacts by, string code, string name, string number) =>
            number == by.Code ? new(null, by.Name, by.Code) : new(code, name, number);
    }
}
