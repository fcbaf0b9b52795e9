using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
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
    [BindProperty(SupportsGet = true, Name = "view")]
    public string View { get; set; } = QueueViews.ToDo;

    [BindProperty(SupportsGet = true, Name = "matter")]
    public string? Matter { get; set; }

    [BindProperty(SupportsGet = true, Name = "due")]
    public string? Due { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "before")]
    public string? Before { get; set; }

    /// <summary>How many items the last press accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>What was chosen and is still chosen, because it was refused.</summary>
    public IReadOnlySet<string> Picked { get; private set; } = ImmutableHashSet<string>.Empty;

    public QueuePage Shown { get; private set; } = new([], ImmutableDictionary<string, int>.Empty, false);

    public DateOnly Today => Now.ChinaDate();
    public bool IsClerk => Actor.Post!.Role == PostRole.Clerk;
    public IReadOnlyList<string> Views => QueueViews.Of(Actor.Post!.Role);
    public IEnumerable<Matter> Matters => catalog.Published(Actor.Post!.Region);

    /// <summary>Rows may be chosen where they can be accepted at once.</summary>
    public bool MayPick => IsClerk && View is QueueViews.ToDo or QueueViews.Today or QueueViews.Over;

    public string? Next { get; private set; }
    public string? Previous { get; private set; }
    public string? First => After is null && Before is null ? null : Here();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || !await Show(cancel))
            return BadRequest();
        Accepted = int.TryParse(JustDone, NumberStyles.None, CultureInfo.InvariantCulture, out var accepted) ? accepted : 0;
        return Page();
    }

    /// <summary>Accepts all that was chosen: what belongs to one case is one command, and one that is refused holds back no other.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "pick")] string[] picks, CancellationToken cancel)
    {
        var chosen = picks.Take(QueueReader.PageSize).Select(Pick.Parse).OfType<Pick>().ToList();
        if (chosen.Count != picks.Length)
            return BadRequest();
        if (chosen.Count == 0)
            return await Show(cancel) ? Refuse(Refusal.Invalid("cases.nothing-chosen")) : BadRequest();
        var refused = await Accept(chosen, cancel);
        Accepted = chosen.Count - refused.Count;
        if (refused.Count == 0)
            return GoAndTell(Here(after: After, before: Before), Accepted.ToString(CultureInfo.InvariantCulture));
        if (!await Show(cancel))
            return BadRequest();
        // What was done was done under the key; what is pressed next is another press.
        ModelState.Remove(IdempotencyKeyTagHelper.Field);
        Picked = refused.Select(r => r.Pick.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var (pick, refusal) in refused)
            ModelState.AddModelError("", T["queue.refused-line", pick.Number, Words.ItemName(pick.Matter, pick.Item), T.Of(refusal)]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<List<(Pick Pick, Refusal Refusal)>> Accept(List<Pick> chosen, CancellationToken cancel)
    {
        var refused = new List<(Pick, Refusal)>();
        foreach (var @case in chosen.GroupBy(p => (p.Id, p.Number)))
        {
            var outcome = await Send(@case.Key.Id, @case.Key.Number, [.. @case.Select(p => p.Item)], "", cancel);
            if (!outcome.IsRefused)
                continue;
            foreach (var pick in @case)
            {
                if (@case.Count() > 1)
                    outcome = await Send(pick.Id, pick.Number, [pick.Item], pick.Item, cancel);
                if (outcome.IsRefused)
                    refused.Add((pick, outcome.Refusals[0]));
            }
        }

        return refused;
    }

    private Task<Result<Unit>> Send(Guid id, string number, ImmutableList<string> items, string only, CancellationToken cancel) =>
        desk.Send(id, new AcceptItems(number, items), Actor.Staff(), IdempotencyKey is { } pressed ? $"{pressed:N}{id:N}{only}" : null, cancel);

    /// <summary>The address of this list with its filters; another view drops them.</summary>
    public string Here(string? view = null, string? after = null, string? before = null) =>
        CaseLinks.Queue(view ?? View, view is null ? Matter : null, view is null ? Due : null, after, before);

    public string? Figure(string view) => QueueViews.Figure(view, Shown.Counts) is { } count ? count >= QueueReader.CountUpTo ? "99+" : count.ToString() : null;

    public QueueWords Words => new(catalog, Today);

    /// <summary>Dates of the rows that are still to come.</summary>
    public IEnumerable<DateOnly> OpenDates =>
        Shown.Rows.Where(r => r.Status is ItemStatus.Received or ItemStatus.CorrectionRequested or ItemStatus.Accepted).Select(r => r.DueOn);

    private async Task<bool> Show(CancellationToken cancel)
    {
        if (!Views.Contains(View) || IsUnknown(Due, QueueFilter.DueChoices)
            || (Matter is { Length: > 0 } && catalog.Find(Matter) is null))
            return false;
        var cursor = After ?? Before;
        var from = cursor is null ? null : QueueCursor.Parse(cursor);
        if (cursor is not null && from is null)
            return false;
        var filter = QueueFilter.Of(View, NullIfEmpty(Matter), NullIfEmpty(Due), Actor.Post!.Role, Today, catalog.Calendar) with
        {
            From = from,
            Backwards = After is null && Before is not null,
        };
        new LastQueue(View, filter.Matter, NullIfEmpty(Due)).Remember(HttpContext);
        Shown = await queue.Read(Actor.Post!, filter, Today, cancel);
        if (Shown.Rows.Count > 0)
        {
            // Whoever came from one side knows that there is something on it; only the other side was read to see.
            Next = filter.Backwards || Shown.More ? Here(after: Shown.Rows[^1].Cursor.ToString()) : null;
            Previous = (filter.Backwards ? Shown.More : from is not null) ? Here(before: Shown.Rows[0].Cursor.ToString()) : null;
        }

        return true;
    }

    private static bool IsUnknown(string? value, string[] known) => !string.IsNullOrEmpty(value) && !known.Contains(value);
    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

/// <summary>A row that was ticked.</summary>
internal sealed record Pick(Guid Id, string Number, string Item, string Matter)
{
    public override string ToString() => $"{Id}/{Number}/{Item}/{Matter}";

    public static Pick? Parse(string text) =>
        text.Split('/') is [var id, var number, var item, var matter] && Guid.TryParse(id, out var found) ? new(found, number, item, matter) : null;
}
