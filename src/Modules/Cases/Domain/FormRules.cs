using System.Globalization;
using OneStop.Cases.Applicants;
using OneStop.Contracts.Catalog;
using OneStop.Identifiers;
using OneStop.Rules;
using OneStop.Time;

namespace OneStop.Cases.Domain;

/// <summary>One thing that does not fit.</summary>
/// <param name="Element">Code of the field at which it is told.</param>
/// <param name="Row">The row of a table, from 0.</param>
/// <param name="By">The check or the element that says so.</param>
/// <param name="Told">In words, with the control.</param>
/// <param name="Asks">Unlikely only: told, and no hindrance.</param>
internal sealed record Misfit(string Element, int? Row, object By, Refusal Told, bool Asks)
{
    public bool IsSameAs(Misfit other) => Element == other.Element && Row == other.Row && Equals(By, other.By);
}

/// <summary>
/// Whether a form fits together, with its answers, its rows, its sources, and into the calendar, as the catalogue says. The page of the
/// form, the check before filing, the filing itself, the answer to a correction and the reviewer's page all ask here.
/// </summary>
internal sealed class FormRules
{
    private readonly Matter matter;
    private readonly Func<string, string?> value;
    private readonly IReadOnlyDictionary<string, FoundValue> found;
    private readonly DateOnly today;
    private readonly WorkingCalendar calendar;
    private readonly RuleValue facts;

    /// <param name="value">What stands in a field, null when it is wrong in itself: one mistake is told once.</param>
    /// <param name="found">What independent sources say.</param>
    /// <param name="today">The day of saving or filing.</param>
    public FormRules(Matter matter, Answers answers, Func<string, string?> value, IReadOnlyDictionary<string, FoundValue> found, DateOnly today,
        WorkingCalendar calendar)
    {
        (this.matter, this.value, this.found, this.today, this.calendar) = (matter, value, found, today, calendar);
        facts = MatterFacts.Of(matter, answers, FormFacts.Of(matter, value), FormFacts.Of(matter, Found), today);
    }

    /// <summary>As it was filed, on the day of filing.</summary>
    /// <param name="mended">Fields that are said anew.</param>
    public static FormRules Of(Matter matter, Case @case, WorkingCalendar calendar, IReadOnlyDictionary<string, string>? mended = null) =>
        new(matter, Answers.Of(@case.Answers), code => mended?.GetValueOrDefault(code) ?? @case.Form[code], @case.Found, @case.SubmittedAt.ChinaDate(),
            calendar);

    /// <summary>As it was filed, for the reviewer of an item: with what registers told of others, as far as the item looks at it.</summary>
    public static FormRules ForReviewer(ItemShare share, Case @case, WorkingCalendar calendar) => new(share.Matter, Answers.Of(@case.Answers),
        code => @case.Form[code], @case.Checked?.Found.Value is { } told
            ? @case.Found.SetItems(told.Where(t => share.OfOthers.Any(e => e.Code == t.Key))) : @case.Found, @case.SubmittedAt.ChinaDate(), calendar);

    /// <summary>With what a reviewer settles, on the day of the decision.</summary>
    public static FormRules Of(Matter matter, Case @case, WorkingCalendar calendar, IReadOnlyDictionary<string, string> settled, DateOnly today) =>
        new(matter, Answers.Of(@case.Answers), code => settled.GetValueOrDefault(code) ?? @case.Form[code], @case.Found, today, calendar);

    /// <summary>Everything that does not fit and is told at one of these fields.</summary>
    public IEnumerable<Misfit> At(IEnumerable<DataElement> elements) => elements.SelectMany(Of);

    /// <summary>What does not fit about a field that is right in itself; of several faults in one place the first.</summary>
    public IReadOnlyList<Misfit> Of(DataElement element)
    {
        var stated = value(element.Code) ?? "";
        var rows = element.Type == ElementType.Table && stated.Length > 0 ? TableRows.Read(element, stated) ?? [] : [];
        IEnumerable<Misfit> all =
        [
            .. Days(element, element, stated, null, element.Key),
            .. Unborn(element, element, stated, null, element.Key),
            .. matter.Checks.Where(c => c.Element == element.Code && c.Column is null && c.Wrong.Holds(facts)).Select(c => Told(element, c)),
            .. rows.SelectMany((row, at) => element.Columns.SelectMany(c => row.TryGetValue(c.Code, out var cell)
                ? Days(element, c, cell, at, Tables.Cell(element.Key, at, c)).Concat(Unborn(element, c, cell, at, Tables.Cell(element.Key, at, c))) : [])),
            .. matter.Checks.Where(c => c.Element == element.Code && c.Column is not null).SelectMany(c => Rows(element, c, rows)),
        ];
        return [.. all.GroupBy(m => (m.Told.Field, m.Asks)).Select(g => g.First())];
    }

    private IEnumerable<Misfit> Rows(DataElement table, FormCheck check, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        for (var at = 0; at < rows.Count; at++)
        {
            if (check.Wrong.Holds(MatterFacts.At(facts, rows[at])))
                yield return Told(table, check, at, rows[at]);
        }
    }

    private Misfit Told(DataElement element, FormCheck check, int? row = null, IReadOnlyDictionary<string, string>? cells = null)
    {
        var field = row is { } at && element.Columns.FirstOrDefault(c => c.Code == check.Column) is { } column
            ? Tables.Cell(element.Key, at, column) : element.Key;
        var message = new Bilingual(Fill(check.Message.Zh, Lang.Zh), Fill(check.Message.En, Lang.En));
        return new(element.Code, row, check, Refusal.Invalid("cases.field-told", field, InRow(message, row)), check.Asks);

        string Fill(string sentence, Lang lang)
        {
            foreach (var e in matter.Elements.Where(e => sentence.Contains(e.Code + "}", StringComparison.Ordinal)))
            {
                sentence = sentence.Replace($"{{{e.Code}}}", Said(e, value(e.Code), lang), StringComparison.Ordinal)
                    .Replace($"{{register.{e.Code}}}", Said(e, Found(e.Code), lang), StringComparison.Ordinal);
            }

            return cells is null ? sentence : element.Columns.Aggregate(sentence, (text, c) => text.Replace($"{{row.{c.Code}}}",
                Said(c, cells.GetValueOrDefault(c.Code), lang), StringComparison.Ordinal));
        }

        // A screen is looked at by others, too: who typed a number knows it by its ends.
        static string Said(DataElement e, string? raw, Lang lang) => e.Sensitive ? Values.Masked(e, raw ?? "", lang) : Values.Of(e, raw ?? "", lang);
    }

    /// <summary>A date against its limits, and the days on which the chosen place is open.</summary>
    private IEnumerable<Misfit> Days(DataElement element, DataElement date, string stated, int? row, string field)
    {
        if (date.Type != ElementType.Date || !DateOnly.TryParseExact(stated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            yield break;
        var name = row is null ? date.Name : InRow(date.Name, row);
        if (date.Earliest is { } from && RelativeDay.Of(from, today) is { } first && day < first)
            yield return Limit("cases.field-day-early", first);
        else if (date.Latest is { } to && RelativeDay.Of(to, today) is { } last && day > last)
            yield return Limit("cases.field-day-late", last);
        else if (Closed(date, day, name, field) is { } closed)
            yield return new(element.Code, row, date, closed, false);

        Misfit Limit(string code, DateOnly limit) => new(element.Code, row, date, date.Errors.OutOfRange is { } told
            ? Refusal.Invalid("cases.field-told", field, InRow(told, row)) : Refusal.Invalid(code, field, name, limit), false);
    }

    // A number may be right in every digit and be that of somebody who is not born yet.
    private IEnumerable<Misfit> Unborn(DataElement element, DataElement number, string stated, int? row, string field)
    {
        if (number.Check == CheckDigit.CitizenId && CitizenId.BirthDate(stated) is { } born && born > today)
        {
            var name = row is null ? number.Name : InRow(number.Name, row);
            yield return new(element.Code, row, number, Refusal.Invalid("cases.field-unborn", field, name, born), false);
        }
    }

    private Refusal? Closed(DataElement date, DateOnly day, Bilingual name, string field)
    {
        var place = date.OpenAt is { } at && matter.Elements.FirstOrDefault(e => e.Code == at) is { } places
            ? places.Options.FirstOrDefault(o => o.Code == value(at)) : null;
        if ((place?.OpenOn ?? date.OpenOn) is not { } open || calendar.IsServed(day, open))
            return null;
        if (calendar.Look(day) is (DayKind.Holiday, { } holiday))
            return Refusal.Invalid("cases.field-day-holiday", field, place?.Name ?? name, day, holiday);
        return place is null
            ? Refusal.Invalid("cases.field-day-weekday", field, name, Weekdays.Of(open))
            : Refusal.Invalid("cases.field-day-closed", field, place.Name, Weekdays.Of(open), day);
    }

    private static Bilingual InRow(Bilingual sentence, int? row) =>
        row is { } at ? new($"第{at + 1}行：{sentence.Zh}", $"Row {at + 1}: {sentence.En}") : sentence;

    private string? Found(string code) => found.GetValueOrDefault(code)?.Value;
}
