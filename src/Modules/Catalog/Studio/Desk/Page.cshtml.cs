using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.StartDraft;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Desk;

/// <summary>The entrance of the Studio: what is being worked on, what is published, and how to begin.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class StudioDeskPage(DraftLines lines, CatalogInMemory catalog, StartDraftHandler start, IPeople people) : StudioPage(people)
{
    [BindProperty(SupportsGet = true, Name = "all")]
    public bool ShowAll { get; set; }

    [BindProperty(SupportsGet = true, Name = "before")]
    public string? Before { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "copy")]
    public string? Copy { get; set; }

    public IReadOnlyList<DraftLine> Drafts { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next { get; private set; }

    public IReadOnlyList<(Matter Last, MatterEnd? Ended)> Matters => [.. catalog.Codes.Select(c => (catalog.Versions(c)[^1], catalog.Ended(c)))];

    public IReadOnlyList<Choice> Models => [new("", T["studio.new.empty"]), .. Matters.Select(m => new Choice(m.Last.Code, T.Of(m.Last.Name)))];

    public Task OnGetAsync(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await start.Handle(new(DraftKind.Matter, Code ?? "", Copy, Actor, IdempotencyKey, New: true));
        if (outcome.Succeeded(out var id))
            return GoAndTell(CatalogLinks.Draft(id), "begun");
        await Load(cancel);
        return Refuse(outcome.Refusals);
    }

    private async Task Load(CancellationToken cancel)
    {
        var found = await lines.Page(!ShowAll, Cursor(), cancel);
        Drafts = [.. found.Take(DraftLines.PageSize)];
        Next = found.Count > DraftLines.PageSize ? $"{Drafts[^1].ChangedAt.UtcTicks}.{Drafts[^1].Id:N}" : null;
        await KnowNames(Drafts.Select(d => (Guid?)d.ChangedBy), cancel);
    }

    private (DateTimeOffset, Guid)? Cursor() =>
        Before?.Split('.') is [var ticks, var id] && long.TryParse(ticks, out var at) && at > 0 && at < DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParse(id, out var last) ? (new(at, TimeSpan.Zero), last) : null;
}
