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
[Access(Right.LookAtCases)]
internal sealed class WorkQueuePage(QueueReader queue, DeskCommands desk, ICatalog catalog) : OneStopPage
{
    [BindProperty(SupportsGet = true, Name = "view")]
    public string View { get; set; } = QueueViews.ToDo;

    [BindProperty(SupportsGet = true, Name = "matter")]
    public string? Matter { get; set; }

    [BindProperty(SupportsGet = true, Name = "due")]
    public string? Due { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "item")]
    public string? Item { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    /// <summary>Rows are ticked rather than opened, to accept several at once.</summary>
    [BindProperty(SupportsGet = true, Name = "tick")]
    public bool Picking { get; set; }

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

    /// <summary>What may be chosen as an item, by matter: a department's own, for the window all.</summary>
    public IEnumerable<(Matter Matter, IReadOnlyList<ServiceItem> Items)> Items =>
        from matter in Matters
        where string.IsNullOrEmpty(Matter) || matter.Code == Matter
        let items = matter.Items.Where(i => IsClerk || i.Department == Actor.Post!.Department).ToList()
        where items.Count > 0
        select (matter, (IReadOnlyList<ServiceItem>)items);

    /// <summary>Its name; with that of the matter where several matters have an item of that name: a closed list shows no group.</summary>
    public string ItemChoice(Matter matter, ServiceItem item) => Items.SelectMany(i => i.Items).Count(i => i.Name == item.Name) > 1
        ? T["queue.item-of", item.Name, matter.Name] : T.Of(item.Name);

    /// <summary>The statuses of the view, when there is more than one to choose from.</summary>
    public IReadOnlyList<ItemStatus> States => QueueViews.Statuses(View, Actor.Post!.Role) is { Count: > 1 } several ? several : [];

    /// <summary>Rows may be chosen where they can be accepted at once.</summary>
    public bool MayPick => IsClerk && QueueViews.IsWork(View);

    public string? Next { get; private set; }
    public string? Previous { get; private set; }
    public string? First => After is null && Before is null ? null : Here(null, null);

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
            return GoAndTell(Here(After, Before), Accepted.ToString(CultureInfo.InvariantCulture));
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

    /// <summary>What is chosen, from the first row on.</summary>
    public QueueChoice Choice => QueueChoice.Of(View, Matter, Due, State, Item, Sort, null, null);

    /// <summary>The address of this list with what is chosen, from a place in it.</summary>
    public string Here(string? after, string? before) => CaseLinks.Queue(Choice with { After = after, Before = before }, Picking);

    /// <summary>The same rows, to be ticked or to be opened.</summary>
    public string Other => CaseLinks.Queue(Choice with { After = After, Before = Before }, !Picking);

    /// <summary>Another view drops what was chosen in this one, and keeps the order.</summary>
    public string Of(string view) => CaseLinks.Queue(new(view, Order: Choice.Order));

    public string? Figure(string view) => QueueViews.Figure(view, Shown.Counts) is { } count ? count >= QueueReader.CountUpTo ? "99+" : count.ToString() : null;

    public QueueWords Words => new(catalog, Today);

    /// <summary>Dates of the rows that are still to come.</summary>
    public IEnumerable<DateOnly> OpenDates =>
        Shown.Rows.Where(r => r.Status is ItemStatus.Received or ItemStatus.CorrectionRequested or ItemStatus.Accepted).Select(r => r.DueOn);

    private async Task<bool> Show(CancellationToken cancel)
    {
        var choice = Choice with { After = string.IsNullOrEmpty(After) ? null : After, Before = string.IsNullOrEmpty(Before) ? null : Before };
        if (!Views.Contains(View) || !choice.Exists || Sort is not (null or "" or QueueChoice.Filed)
            || (choice.Matter is { } matter && catalog.Find(matter) is null) || (choice.Item is { } item && !IsItem(choice.Matter, item)))
            return false;
        var filter = QueueFilter.Of(choice, Actor.Post!.Role, Today, catalog.Calendar) with
        {
            From = (choice.After ?? choice.Before) is { } cursor ? QueueCursor.Parse(cursor) : null,
            Backwards = choice is { After: null, Before: not null },
        };
        choice.Remember(HttpContext);
        Shown = await queue.Read(Actor.Post!, filter, Today, cancel);
        if (Shown.Rows.Count > 0)
        {
            // Whoever came from one side knows that there is something on it; only the other side was read to see.
            Next = filter.Backwards || Shown.More ? Here(Shown.Rows[^1].Cursor(filter.Order).ToString(), null) : null;
            Previous = (filter.Backwards ? Shown.More : filter.From is not null) ? Here(null, Shown.Rows[0].Cursor(filter.Order).ToString()) : null;
        }

        return true;
    }

    private bool IsItem(string? matter, string item) =>
        Matters.Any(m => (matter is null || m.Code == matter) && m.Items.Any(i => i.Code == item));
}

/// <summary>A row that was ticked.</summary>
internal sealed record Pick(Guid Id, string Number, string Item, string Matter)
{
    public override string ToString() => $"{Id}/{Number}/{Item}/{Matter}";

    public static Pick? Parse(string text) =>
        text.Split('/') is [var id, var number, var item, var matter] && Guid.TryParse(id, out var found) ? new(found, number, item, matter) : null;
}
