using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.History;

/// <summary>Everything that happened to a draft, latest first, and by whom.</summary>
[Access(Who.Editor)]
internal sealed class HistoryPage(IStreams streams, IPeople people) : CatalogDraftPage(streams, people)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Load(cancel) ? Page() : NotFound();

    public string Words(Recorded recorded) => recorded.Event switch
    {
        DraftStarted e => e.BasedOn > 0 ? T["history.started-from", e.BasedOn] : T["history.started"],
        DraftPartChanged { After: null } e => T["history.removed", PartPathWords.Of(Draft.Of, e.Place, T)],
        DraftPartChanged e => T["history.changed", PartPathWords.Of(Draft.Of, e.Place, T)],
        DraftPartMoved e => T["history.moved", PartPathWords.Of(Draft.Of, e.Place, T)],
        DraftSentForReview e => T["history.sent", e.Note],
        DraftSentBack e => T["history.sent-back", e.Reason],
        DraftPublished e => T["history.published", e.Version, e.Effective],
        DraftDiscarded => T["history.discarded"],
        var other => other.GetType().Name,
    };
}
