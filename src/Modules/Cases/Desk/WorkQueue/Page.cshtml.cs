using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.Cases.Domain;
using OneStop.Cases.Window;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>The workbench list: what has to be done, what is due first on top.</summary>
[Access(Who.Clerk, Who.Reviewer)]
internal sealed class WorkQueuePage(QueueReader queue, DeskCommands desk, ICatalog catalog) : OneStopPage
{
    private static readonly string[] DueChoices = ["today", "3", "over"];

    [BindProperty(SupportsGet = true, Name = "view")]
    public string View { get; set; } = QueueViews.ToDo;

    /// <summary>A whole case number or the whole name of a shop.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "matter")]
    public string? Matter { get; set; }

    [BindProperty(SupportsGet = true, Name = "due")]
    public string? Due { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "before")]
    public string? Before { get; set; }

    /// <summary>How many items the last press accepted.</summary>
    [BindProperty(SupportsGet = true, Name = "accepted")]
    public int Accepted { get; set; }

    public QueuePage Shown { get; private set; } = new([], ImmutableDictionary<string, int>.Empty, false);

    public DateOnly Today => Now.ChinaDate();
    public bool IsClerk => Actor.Post!.Role == PostRole.Clerk;
    public IReadOnlyList<string> Views => QueueViews.Of(Actor.Post!.Role);
    public IEnumerable<Matter> Matters => catalog.Published(Actor.Post!.Region);

    /// <summary>Rows may be chosen where they can be accepted at once.</summary>
    public bool MayPick => IsClerk && View is QueueViews.ToDo or QueueViews.Today or QueueViews.Over && Text is null;

    public string? Next { get; private set; }
    public string? Previous { get; private set; }
    public string? First => After is null && Before is null ? null : Here();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => ModelState.IsValid && await Show(cancel) ? Page() : BadRequest();

    /// <summary>Accepts all that was chosen: what belongs to one case is one command.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "pick")] string[] picks, CancellationToken cancel)
    {
        var chosen = picks.Take(QueueReader.PageSize).Select(p => p.Split('/')).ToList();
        if (picks.Length > QueueReader.PageSize || chosen.Exists(p => p.Length != 3 || !Guid.TryParse(p[0], out _)))
            return BadRequest();
        var refused = chosen.Count == 0 ? [Refusal.Invalid("cases.nothing-chosen")] : new List<Refusal>();
        foreach (var @case in chosen.GroupBy(p => (Id: Guid.Parse(p[0]), Number: p[1]), p => p[2]))
        {
            var key = IdempotencyKey is { } pressed ? $"{pressed:N}{@case.Key.Id:N}" : null;
            var outcome = await desk.Send(@case.Key.Id, new AcceptItems(@case.Key.Number, [.. @case]), Actor.Staff(), key, cancel);
            refused.AddRange(outcome.Refusals);
        }

        if (refused.Count == 0)
            return LocalRedirect(QueryHelpers.AddQueryString(CaseLinks.WorkQueue, "accepted", chosen.Count.ToString()));
        return await Show(cancel) ? Refuse(refused) : BadRequest();
    }

    /// <summary>The address of this list with its filters; another view drops them.</summary>
    public string Here(string? view = null, string? after = null, string? before = null) =>
        QueryHelpers.AddQueryString(CaseLinks.WorkQueue, new Dictionary<string, string?>
        {
            ["view"] = (view ?? View) == QueueViews.ToDo ? null : view ?? View,
            ["matter"] = view is null ? Matter : null,
            ["due"] = view is null ? Due : null,
            ["after"] = after,
            ["before"] = before,
        }.Where(p => !string.IsNullOrEmpty(p.Value)));

    public string? Figure(string view) => QueueViews.Figure(view, Shown.Counts) is { } count ? count >= QueueReader.CountUpTo ? "99+" : count.ToString() : null;

    public Bilingual MatterName(QueueRow row) => catalog.Find(row.Matter)?.Name ?? new(row.Matter, row.Matter);

    // A later version of the matter may no longer have the item.
    public Bilingual ItemName(QueueRow row) => catalog.Find(row.Matter)?.Items.FirstOrDefault(i => i.Code == row.Item)?.Name ?? new(row.Item, row.Item);

    public bool IsJoint(QueueRow row) => catalog.Find(row.Matter)?.Acceptance == Acceptance.Joint;

    /// <summary>Dates of the rows that are still to come.</summary>
    public IEnumerable<DateOnly> OpenDates =>
        Shown.Rows.Where(r => r.Status is ItemStatus.Received or ItemStatus.CorrectionRequested or ItemStatus.Accepted).Select(r => r.DueOn);

    public int DaysLeft(QueueRow row) => catalog.Calendar.WorkingDaysBetween(Today, row.DueOn);

    private async Task<bool> Show(CancellationToken cancel)
    {
        if (!Views.Contains(View) || Text?.Length > 100 || IsUnknown(Due, DueChoices) || (Matter is { Length: > 0 } && catalog.Find(Matter) is null))
            return false;
        var cursor = After ?? Before;
        var from = cursor is null ? null : QueueCursor.Parse(cursor);
        if (cursor is not null && from is null)
            return false;
        var (dueFrom, dueTo) = Span();
        var filter = new QueueFilter(QueueViews.Statuses(View, Actor.Post!.Role), dueFrom, dueTo)
        {
            Text = NullIfEmpty(TypedText.Tidy(Text ?? "", lines: false)), Matter = NullIfEmpty(Matter),
            From = from, Backwards = After is null && Before is not null, LatestFirst = View == QueueViews.Done,
        };
        Shown = await queue.Read(Actor.Post!, filter, Today, cancel);
        if (Shown.Rows.Count > 0 && filter.Text is null)
        {
            // Whoever came from one side knows that there is something on it; only the other side was read to see.
            Next = filter.Backwards || Shown.More ? Here(after: Shown.Rows[^1].Cursor.ToString()) : null;
            Previous = (filter.Backwards ? Shown.More : from is not null) ? Here(before: Shown.Rows[0].Cursor.ToString()) : null;
        }

        return true;
    }

    private (DateOnly From, DateOnly To) Span()
    {
        var (from, to) = Due switch
        {
            "today" => (Today, Today),
            "3" => (Today, catalog.Calendar.AddWorkingDays(Today, 3)),
            "over" => (DateOnly.MinValue, Today.AddDays(-1)),
            _ => (DateOnly.MinValue, DateOnly.MaxValue),
        };
        return View switch
        {
            QueueViews.Today => (from > Today ? from : Today, to < Today ? to : Today),
            QueueViews.Over => (from, to < Today ? to : Today.AddDays(-1)),
            _ => (from, to),
        };
    }

    private static bool IsUnknown(string? value, string[] known) => !string.IsNullOrEmpty(value) && !known.Contains(value);
    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
