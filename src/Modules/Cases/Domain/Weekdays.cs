namespace OneStop.Cases.Domain;

/// <summary>Days of the week in words.</summary>
internal static class Weekdays
{
    private static readonly string[] Chinese = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    private static readonly string[] English = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <param name="days">1 Monday to 7 Sunday; three or more in a row are told by the first and the last.</param>
    public static Bilingual Of(IReadOnlyList<int> days)
    {
        var runs = new List<(int From, int To)>();
        foreach (var day in days.Distinct().Order())
        {
            if (runs.Count > 0 && runs[^1].To == day - 1)
                runs[^1] = (runs[^1].From, day);
            else
                runs.Add((day, day));
        }

        return new(string.Join('、', runs.Select(r => Run(Chinese, r, "到", "、"))), string.Join(", ", runs.Select(r => Run(English, r, " to ", ", "))));
    }

    private static string Run(string[] names, (int From, int To) run, string to, string and) => (run.To - run.From) switch
    {
        0 => names[run.From - 1],
        1 => names[run.From - 1] + and + names[run.To - 1],
        _ => names[run.From - 1] + to + names[run.To - 1],
    };
}
