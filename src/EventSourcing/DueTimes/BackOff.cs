namespace OneStop.EventSourcing.DueTimes;

/// <summary>When something that failed is tried again. A passing fault costs seconds, a long one no more than a try an hour.</summary>
internal static class BackOff
{
    private static readonly TimeSpan[] First =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(12);

    /// <summary>The next try; null when it is given up and waits for a person.</summary>
    /// <param name="failures">How often it failed, this time included.</param>
    /// <param name="since">When it failed first.</param>
    /// <param name="now">When it failed this time.</param>
    public static DateTimeOffset? Next(int failures, DateTimeOffset since, DateTimeOffset now)
    {
        // An installation that was switched off for a night has not tried: the short steps come first in any case.
        if (failures <= First.Length)
            return now + First[failures - 1];
        return now - since >= GivenUpAfter ? null : now + TimeSpan.FromHours(1);
    }
}
