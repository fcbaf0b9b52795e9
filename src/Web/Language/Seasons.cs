using OneStop.Contracts.Catalog;

namespace OneStop.Web;

/// <summary>Whether a matter can be filed now, said before anybody begins.</summary>
public static class Seasons
{
    /// <summary>Open until 31 May; opens on 1 May; null when it can be filed all year.</summary>
    public static string? Say(this Texts t, Season? season, DateOnly today) => season switch
    {
        null => null,
        _ when season.Includes(today) => t["season.open", Show.ShortDate(season.LastAfter(today), t.Lang, today)],
        _ => t["season.closed", Show.ShortDate(season.NextAfter(today), t.Lang, today)],
    };

    /// <summary>Whether it can be filed on a day.</summary>
    public static bool IsOpen(this Matter matter, DateOnly day) => matter.Season?.Includes(day) != false;
}
