using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.EventSourcing.DueTimes;
using OneStop.Web;

namespace OneStop.Portal.Operations.ViewDeadLetters;

/// <summary>What follows an event and did not work: why, for whom, since when, and a press to have it tried again.</summary>
[Access(Right.KeepRunning)]
internal sealed class DeadLettersPage(DeadLetters letters, Replay replay, IEnumerable<IStreamNumbers> numbers) : OneStopPage
{
    private const int PageSize = 25;
    private const int LongestName = 200;

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The last row of the page before: ticks/kind/stream/item.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>How many the last press has tried again.</summary>
    [TempData]
    public int? Again { get; set; }

    public IReadOnlyList<FailedFollowUpGroup> Groups { get; private set; } = [];
    public IReadOnlyList<FailedFollowUp> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Numbers { get; private set; } = new Dictionary<Guid, string>();

    public int Dead => Groups.Sum(g => g.Dead);
    public int Waiting => Groups.Sum(g => g.Waiting);
    public string? First => After is null ? null : Here(Kind, Reason);
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var after = After is null ? null : Place(After);
        if (!ModelState.IsValid || Kind?.Length > LongestName || Reason?.Length > LongestName || (After is not null && after is null))
            return BadRequest();
        Groups = await letters.ByReason(cancel);
        var rows = await letters.List(Kind, Reason, after, PageSize + 1, cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Here(Kind, Reason, string.Create(CultureInfo.InvariantCulture, $"{Rows[^1].Since.UtcTicks}/{Rows[^1].Id}")) : null;
        Numbers = await Words.Numbers(numbers, Rows, cancel);
        return Page();
    }

    /// <summary>Has one tried again, or all of a kind that failed for one reason.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? one, [FromForm] string? all, CancellationToken cancel)
    {
        var by = Actor.Account.ToString();
        if (one is { Length: <= 2 * LongestName })
            Again = await replay.One(one, by, cancel);
        else if (all is { Length: <= 2 * LongestName } && all.Split('/') is [var kind, var reason])
            Again = await replay.All(kind, reason, by, cancel);
        else
            return BadRequest();
        return LocalRedirect(Here(Kind, Reason));
    }

    public static string Here(string? kind = null, string? reason = null, string? after = null) =>
        QueryHelpers.AddQueryString(Navigation.DeadLetters, new Dictionary<string, string?>
        {
            ["kind"] = kind,
            ["reason"] = reason,
            ["after"] = after,
        }.Where(p => p.Value is not null));

    private static FailedFollowUp? Place(string after) =>
        after.Split('/', 4) is [var ticks, var kind, var stream, var item] && Guid.TryParse(stream, out var id)
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var since) && since >= 0 && since <= DateTimeOffset.MaxValue.UtcTicks
            ? new(id, kind, item, 0, 0, "", new(since, TimeSpan.Zero), null)
            : null;
}
