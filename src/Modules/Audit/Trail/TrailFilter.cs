using System.Globalization;
using OneStop.Time;

namespace OneStop.Audit.Trail;

/// <summary>What is looked for in the trail; nothing said means everything.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="From">First day, Chinese time.</param>
/// <param name="To">Last day, itself included.</param>
/// <param name="Number">Of a case, a certificate, a client: whatever people quote.</param>
/// <param name="Account">Who did it.</param>
/// <param name="Subject">Whose data it concerns.</param>
internal sealed record TrailFilter(
    string? Kind = null, DateOnly? From = null, DateOnly? To = null, string? Number = null, Guid? Account = null, Guid? Subject = null)
{
    /// <summary>As views name them.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["sign-in", "account", "right", "look", "export", "decision", "seal", "setting"];

    private const int LongestNumber = 60;
    private const string Days = "yyyy-MM-dd";

    /// <summary>Null when the address says what no form could.</summary>
    public static TrailFilter? Of(string? kind, string? from, string? to, string? number, Guid? account, Guid? subject)
    {
        if (kind is { Length: > 0 } && !Kinds.Contains(kind) || number?.Length > LongestNumber || !IsDay(from) || !IsDay(to))
            return null;
        return new(Given(kind), Day(from), Day(to), Given(number?.Trim()), account, subject);
    }

    public bool IsEmpty => this == new TrailFilter();

    /// <summary>Days the wrong way round find nothing.</summary>
    public bool IsBackwards => From > To;

    /// <summary>From when on; null for the beginning.</summary>
    public DateTimeOffset? Since => From is { } day ? ChinaTime.StartOf(day).ToUniversalTime() : null;

    /// <summary>Until when, itself not included.</summary>
    public DateTimeOffset? Until => To is { } day ? ChinaTime.StartOf(day.AddDays(1)).ToUniversalTime() : null;

    /// <summary>As it is recorded that somebody looked: ids and codes.</summary>
    public override string ToString() => string.Join(' ', new[]
    {
        Kind, From?.ToString(Days, CultureInfo.InvariantCulture), To is { } to ? "-" + to.ToString(Days, CultureInfo.InvariantCulture) : null, Number,
    }.OfType<string>());

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool IsDay(string? text) => string.IsNullOrEmpty(text) || Day(text) is not null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 3000 ? day : null;
}

/// <summary>A place in the list of all views, latest first.</summary>
internal sealed record TrailPlace(DateTimeOffset At, string View, string Key)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}/{View}/{Key}");

    /// <summary>Null when it is no place that <see cref="ToString"/> wrote.</summary>
    public static TrailPlace? Read(string? text) =>
        text?.Split('/', 3) is [var ticks, var view, var key] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTime.MaxValue.Ticks && (view + key).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            ? new(new(at, TimeSpan.Zero), view, key) : null;
}
