using System.Globalization;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Where the applicant still has to come: the first of what comes next, until the item is decided, or until the day where that comes after.</summary>
/// <param name="Task">What to do, and what to bring.</param>
/// <param name="When">Day and half day, as the applicant chose them; null when none is asked.</param>
/// <param name="Place">Where, as the applicant chose it, with address and hours.</param>
/// <param name="Ask">Whom to call.</param>
internal sealed record Visit(string Item, string Task, string? When, string Place, string Ask)
{
    /// <summary>Null when none is asked; what has a day comes first, in the order of the days.</summary>
    private DateOnly? On { get; init; }

    /// <summary>It comes once the item is decided, and no promise of the departments says by when.</summary>
    public bool IsAfterDecision { get; private init; }

    // Where no day was asked, somebody who was granted it long ago has gone.
    private const int DaysTold = 30;

    public static IReadOnlyList<Visit> Of(Case @case, ICatalog catalog, Matter matter, DateOnly today, Texts t)
    {
        var facts = StatedAndFound.Facts(matter, @case);
        return
        [
            .. (from item in @case.Items
               let offered = matter.Item(item.Code)
               where offered.Attendance is { } visit && (visit.When is null || visit.When.Holds(facts))
                   && (!item.IsFinal || (offered.Attendance.AfterDecision && IsToCome(@case, item, offered.Attendance, matter, today)))
               select Of(@case, catalog, matter, offered, t)).OrderBy(v => v.On ?? DateOnly.MaxValue),
        ];
    }

    private static bool IsToCome(Case @case, ItemCase item, Attendance visit, Matter matter, DateOnly today) => item.Status == ItemStatus.Granted
        && (Chosen(@case, visit, matter) ?? item.DecidedAt!.Value.ChinaDate().AddDays(DaysTold)) >= today;

    private static DateOnly? Chosen(Case @case, Attendance visit, Matter matter) =>
        visit.Fields.FirstOrDefault(f => matter.Element(f).Type == ElementType.Date) is { } field ? Day(@case.Form[field]) : null;

    private static Visit Of(Case @case, ICatalog catalog, Matter matter, ServiceItem item, Texts t)
    {
        var (visit, department) = (item.Attendance!, matter.Department(item.Department));
        var hall = visit.Hall is { } code ? catalog.Halls.FirstOrDefault(h => h.Code == code) : null;
        var days = visit.Fields.SkipWhile(f => matter.Element(f).Type != ElementType.Date).TakeWhile(f => IsTime(matter.Element(f))).ToList();
        var places = visit.Fields.Except(days).Select(Told)
            .Append(hall is null ? null : t["visit.place", hall.Name, hall.Address])
            .Append(visit.Where is { } where ? t.Of(where) : null).Where(p => !string.IsNullOrEmpty(p));
        var when = string.Join(" ", days.Select(Told).Where(d => !string.IsNullOrEmpty(d)));
        return new(item.Code, t.Of(visit.Task ?? visit.Name), when.Length == 0 ? null : when, string.Join(t["visit.and"], places),
            hall?.Phone is { } phone ? t["visit.ask", hall.Name, phone, ""] : t["visit.ask", department.ShortName, department.Phone, department.Hours])
        {
            On = Chosen(@case, visit, matter),
            IsAfterDecision = visit.AfterDecision,
        };

        string? Told(string field) => Said(matter.Element(field), @case.Form[field], t);
    }

    /// <summary>What is still to be done without coming, item by item, until it is decided.</summary>
    public static IReadOnlyList<(string Item, string Text)> Afterwards(Case @case, Matter matter, Texts t) =>
        [.. from item in @case.Items where !item.IsFinal from text in matter.Item(item.Code).Afterwards select (t.Of(matter.Item(item.Code).Name), t.Of(text))];

    // A day, and the time of day that is asked with it; a choice with addresses is a place.
    private static bool IsTime(DataElement element) => element.Type == ElementType.Date
        || element.Options.Count > 0 && element.Options.All(o => o.Hint is null);

    private static string? Said(DataElement element, string? value, Texts t)
    {
        if (value is not { Length: > 0 })
            return null;
        if (element.Type == ElementType.Date && Day(value) is { } day)
            return t.Day(day);
        return element.Options.FirstOrDefault(o => o.Code == value) is { Hint: { } hint } option ? t["visit.place", option.Name, hint]
            : Values.Of(element, value, t.Lang);
    }

    private static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
