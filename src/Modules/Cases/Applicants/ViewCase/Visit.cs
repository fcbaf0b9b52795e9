using System.Globalization;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Where the applicant still has to come: the first of what comes next, until the item is decided.</summary>
/// <param name="Task">What to do, and what to bring.</param>
/// <param name="Place">Where and when, as the applicant chose it.</param>
/// <param name="Ask">Whom to call.</param>
internal sealed record Visit(string Item, string Task, string Place, string Ask)
{
    public static IReadOnlyList<Visit> Of(Case @case, ICatalog catalog, Matter matter, Texts t)
    {
        var facts = MatterFacts.Of(matter, Answers.Of(@case.Answers), FormFacts.Of(matter, code => @case.Form[code]));
        return
        [
            .. from item in @case.Items
               where !item.IsFinal
               let offered = matter.Item(item.Code)
               where offered.Attendance is { } visit && (visit.When is null || visit.When.Holds(facts))
               select Of(@case, catalog, matter, offered, t),
        ];
    }

    private static Visit Of(Case @case, ICatalog catalog, Matter matter, ServiceItem item, Texts t)
    {
        var (visit, department) = (item.Attendance!, matter.Department(item.Department));
        var hall = visit.Hall is { } code ? catalog.Halls.FirstOrDefault(h => h.Code == code) : null;
        var places = visit.Fields.Select(f => Said(matter.Element(f), @case.Form[f], t))
            .Append(hall is null ? null : t["visit.place", hall.Name, hall.Address])
            .Append(visit.Where is { } where ? t.Of(where) : null).Where(p => !string.IsNullOrEmpty(p));
        return new(item.Code, t.Of(visit.Task ?? visit.Name), string.Join(t["visit.and"], places),
            hall?.Phone is { } phone ? t["visit.ask", hall.Name, phone, ""] : t["visit.ask", department.ShortName, department.Phone, department.Hours]);
    }

    private static string? Said(DataElement element, string? value, Texts t)
    {
        if (value is not { Length: > 0 })
            return null;
        if (element.Type == ElementType.Date && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return t.Day(day);
        return element.Options.FirstOrDefault(o => o.Code == value) is { Hint: { } hint } option ? t["visit.place", option.Name, hint]
            : Values.Of(element, value, t.Lang);
    }
}
