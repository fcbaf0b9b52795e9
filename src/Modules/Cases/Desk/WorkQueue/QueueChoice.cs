using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>
/// What an official chose to see. The list looked at last stands in a cookie of their browser that holds nothing else: where they go
/// back to from an item, and whose rows are its neighbours.
/// </summary>
/// <param name="Matter">Code; null for all.</param>
/// <param name="Due">One of <see cref="QueueFilter.DueChoices"/>; null for any time.</param>
/// <param name="State">Name of a status of the view; null for all of them.</param>
/// <param name="Item">Code; null for all.</param>
internal sealed record QueueChoice(string View, string? Matter = null, string? Due = null, string? State = null, string? Item = null,
    QueueOrder Order = QueueOrder.Due)
{
    public static readonly QueueChoice None = new(QueueViews.ToDo);

    /// <summary>How the order stands in an address; the usual one does not.</summary>
    public const string Filed = "filed";

    private const string Cookie = "queue";
    private const int Longest = 240;
    private const char Between = '.';

    /// <summary>The page of the list that was open, from a place or up to one.</summary>
    public string? After { get; init; }

    public string? Before { get; init; }

    public string? Sort => Order == QueueOrder.Filed ? Filed : null;

    /// <summary>What somebody wrote into the cookie by hand comes out as a list that exists, or as the first of all.</summary>
    public static QueueChoice Last(HttpRequest request)
    {
        if (request.Cookies[CookieNames.Below(request.HttpContext, Cookie)] is not { Length: <= Longest } text
            || text.Split(Between) is not [var view, var matter, var due, var state, var item, var sort, var after, var before])
            return None;
        var choice = Of(view, matter, due, state, item, sort, after, before);
        return choice.Exists ? choice : None;
    }

    /// <summary>From an address or the cookie: what is empty was not chosen.</summary>
    public static QueueChoice Of(string view, string? matter, string? due, string? state, string? item, string? sort, string? after, string? before) =>
        new(view, Given(matter), Given(due), Given(state), Given(item), sort == Filed ? QueueOrder.Filed : QueueOrder.Due)
        {
            After = Given(after),
            Before = Given(before),
        };

    /// <summary>Whether there are such a view, time, status and place; matter and item are looked up in the catalogue.</summary>
    public bool Exists => QueueViews.Exists(View) && (Due is null || QueueFilter.DueChoices.Contains(Due))
        && (State is null || QueueViews.States.Contains(State)) && ImmutableArray.Create(After, Before).All(IsPlace);

    public void Remember(HttpContext http) => http.Response.Cookies.Append(CookieNames.Below(http, Cookie),
        string.Join(Between, View, Matter, Due, State, Item, Sort, After, Before), new()
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = !http.RequestServices.GetRequiredService<OneStopSettings>().IsDemo,
            Path = CaseLinks.WorkQueue,
        });

    public string Address => CaseLinks.Queue(this);

    private bool IsPlace(string? cursor) => cursor is null || QueueCursor.Parse(cursor)?.Order == Order;

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
