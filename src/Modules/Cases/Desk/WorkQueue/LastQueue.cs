using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>
/// The list that an official looked at last, in a cookie of their browser that holds nothing else: where they go back to from
/// an item, and whose rows are its neighbours.
/// </summary>
/// <param name="Matter">Code; null for all.</param>
/// <param name="Due">One of <see cref="QueueFilter.DueChoices"/>; null for any time.</param>
internal sealed record LastQueue(string View, string? Matter, string? Due)
{
    public static readonly LastQueue None = new(QueueViews.ToDo, null, null);

    private const string Cookie = "queue";
    private const int Longest = 80;
    private const char Between = '.';

    /// <summary>What somebody wrote into the cookie by hand comes out as a list that exists, or as the first of all.</summary>
    public static LastQueue Of(HttpRequest request) =>
        request.Cookies[Cookie] is { Length: <= Longest } text && text.Split(Between) is [var view, var matter, var due]
            && QueueViews.Exists(view) && (due.Length == 0 || QueueFilter.DueChoices.Contains(due))
            ? new(view, NullIfEmpty(matter), NullIfEmpty(due)) : None;

    public void Remember(HttpContext http) => http.Response.Cookies.Append(Cookie, string.Join(Between, View, Matter, Due), new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = !http.RequestServices.GetRequiredService<OneStopSettings>().IsDemo,
        Path = CaseLinks.WorkQueue,
    });

    public string Address => CaseLinks.Queue(View, Matter, Due);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
