namespace OneStop.Time;

/// <summary>
/// China has one time zone without summer time, +08:00: every date a citizen reads is a date there, whatever the server's
/// zone is.
/// </summary>
public static class ChinaTime
{
    /// <summary>+08:00.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The same instant on a clock in China.</summary>
    public static DateTimeOffset ToChina(this DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The day it is in China at that instant.</summary>
    public static DateOnly ChinaDate(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>Now, on a clock in China.</summary>
    public static DateTimeOffset ChinaNow(this TimeProvider clock) => clock.GetUtcNow().ToOffset(Offset);

    /// <summary>Today in China.</summary>
    public static DateOnly ChinaToday(this TimeProvider clock) => clock.GetUtcNow().ChinaDate();

    /// <summary>Midnight at the beginning of the day in China.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>
    /// The first instant after the day in China: a limit that ends on a day is kept until then.
    /// </summary>
    public static DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));
}
