using System.Globalization;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Catalog.Halls;

/// <summary>Opening hours and the state of a place, as people say them.</summary>
internal static class HallWords
{
    /// <summary>周一至周五 9:00–12:00、13:30–17:00；周六 9:00–12:00.</summary>
    public static string Hours(Hall hall, Texts t) => hall.Hours.Count == 0
        ? t["halls.round-the-clock"]
        : string.Join(t["halls.semicolon"], hall.Hours
            .GroupBy(h => string.Join(',', h.Days.Order()))
            .Select(g => t["halls.days-hours", Days([.. g.First().Days.Order()], t),
            string.Join(t["halls.comma"], g.OrderBy(h => h.From, StringComparer.Ordinal).Select(h => $"{Clock(h.From)}–{Clock(h.To)}"))]));

    /// <summary>Open until 17:00; closed, opens on Monday at 9:00.</summary>
    public static string State(Opening opening, DateTimeOffset now, Texts t) => opening switch
    {
        { IsOpen: true, Changes: null } => t["halls.always"],
        { IsOpen: true, Changes: { } until } when until.ChinaDate() == now.ChinaDate() => t["halls.open-until", until],
        { IsOpen: true } => t["halls.open"],
        { Changes: null } => t["halls.closed"],
        { Changes: { } from } when from.ChinaDate() == now.ChinaDate() => t["halls.opens-today", from],
        { Changes: { } from } when from.ChinaDate() == now.ChinaDate().AddDays(1) => t["halls.opens-tomorrow", from],
        { Changes: { } from } => t["halls.opens-on", from.ChinaDate(), from],
    };

    /// <summary>9:00–12:00.</summary>
    public static string Span(DateTimeOffset from, DateTimeOffset to) =>
        $"{Clock(Show.Time(from))}–{Clock(to == ChinaTime.EndOf(from.ChinaDate()) ? "24:00" : Show.Time(to))}";

    /// <summary>Degrees in an address of the phone's own map: nobody is contacted until a person presses it.</summary>
    public static string? Map(Hall hall) => hall is { Latitude: { } latitude, Longitude: { } longitude }
        ? string.Create(CultureInfo.InvariantCulture, $"geo:{latitude:0.#####},{longitude:0.#####}") : null;

    // 09:00 is written 9:00: nobody says the nought.
    private static string Clock(string time) => time.Length == 5 && time[0] == '0' ? time[1..] : time;

    /// <summary>Three days in a row or more are a span.</summary>
    private static string Days(IReadOnlyList<int> days, Texts t)
    {
        if (days.Count == 7)
            return t["halls.every-day"];
        var said = new List<string>();
        for (var i = 0; i < days.Count;)
        {
            var last = i;
            while (last + 1 < days.Count && days[last + 1] == days[last] + 1)
                last++;
            if (last - i >= 2)
                said.Add(t["halls.from-to", Name(days[i], t), Name(days[last], t)]);
            else
                said.AddRange(days.Skip(i).Take(last - i + 1).Select(d => Name(d, t)));
            i = last + 1;
        }

        return string.Join(t["halls.comma"], said);
    }

    // 1 January 2024 was a Monday.
    private static string Name(int day, Texts t) => Show.WeekDay(new(2024, 1, day), t.Lang);
}
