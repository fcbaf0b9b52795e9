using System.Globalization;
using OneStop.Time;

namespace OneStop.Identity.Posts;

/// <summary>From when until when a post is held: whole days in China, the last one included.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">The first moment after it; null for no end.</param>
internal sealed record PostTerm(DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>Further ahead nobody plans a post: it is a slip of the pen.</summary>
    public const int MostYears = 10;

    /// <summary>What was typed, or what is wrong with it.</summary>
    /// <param name="from">A day as <c>yyyy-MM-dd</c>; empty for at once.</param>
    /// <param name="until">The last day; empty for no end.</param>
    public static Result<PostTerm> Of(string? from, string? until, DateTimeOffset now)
    {
        var today = now.ChinaDate();
        var wrong = new List<Refusal>();
        var first = Day(from, "from", today, "identity.post-past", wrong);
        var last = Day(until, "until", today, "identity.post-end-past", wrong);
        if (last < first)
            wrong.Add(Refusal.Invalid("identity.post-end-first", "until"));
        return wrong.Count > 0 ? Result<PostTerm>.Refused(wrong)
            : new PostTerm(first is { } day && day > today ? ChinaTime.StartOf(day).ToUniversalTime() : now,
                last is { } end ? ChinaTime.EndOf(end).ToUniversalTime() : null);
    }

    /// <summary>A new last day of a post that is held or will be.</summary>
    public static Result<DateTimeOffset?> End(string? until, DateTimeOffset from, DateTimeOffset now)
    {
        var wrong = new List<Refusal>();
        var last = Day(until, "until", now.ChinaDate(), "identity.post-end-past", wrong);
        if (last < from.ChinaDate())
            wrong.Add(Refusal.Invalid("identity.post-end-first", "until"));
        return wrong.Count > 0 ? Result<DateTimeOffset?>.Refused(wrong)
            : last is { } end ? ChinaTime.EndOf(end).ToUniversalTime() : (DateTimeOffset?)null;
    }

    /// <summary>Whether two terms have a moment in common.</summary>
    public bool Meets(PostTerm other) => (other.Until is not { } end || From < end) && (Until is not { } own || other.From < own);

    private static DateOnly? Day(string? typed, string field, DateOnly today, string past, List<Refusal> wrong)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (!DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            wrong.Add(Refusal.Invalid("identity.post-day", field));
            return null;
        }

        if (day < today)
            wrong.Add(Refusal.Invalid(past, field, today));
        if (day > today.AddYears(MostYears))
            wrong.Add(Refusal.Invalid("identity.post-far", field, today.AddYears(MostYears)));
        return day;
    }
}
