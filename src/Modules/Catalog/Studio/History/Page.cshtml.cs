using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Catalog.Studio.Parts;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.History;

/// <summary>Everything that happened to a draft, latest first, and by whom.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class HistoryPage(IStreams streams, IPeople people) : CatalogDraftPage(streams, people)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Load(cancel) ? Page() : NotFound();

    /// <summary>What happened, latest first, in words.</summary>
    public IEnumerable<(string Words, EventMeta Meta)> Lines
    {
        get
        {
            var (state, lines) = (CatalogDraft.Empty, new List<(string, EventMeta)>());
            foreach (var recorded in Loaded.Events)
            {
                lines.Add((Words(recorded, state.Body), recorded.Meta));
                state = state.Evolve(recorded.Event, recorded.Meta);
            }

            lines.Reverse();
            return lines;
        }
    }

    private string Words(Recorded recorded, JsonObject before) => recorded.Event switch
    {
        DraftStarted e => e.BasedOn > 0 ? T["history.started-from", e.BasedOn] : T["history.started"],
        DraftPartChanged { After: null } e => T["history.removed", PartPathWords.Of(Draft.Of, e.Place, T)],
        DraftPartChanged e when PartPath.Find(before, e.Place) is null => T["history.added", PartPathWords.Of(Draft.Of, e.Place, T)],
        DraftPartChanged e => T["history.changed", PartPathWords.Of(Draft.Of, e.Place, T)],
        DraftPartMoved e => T["history.moved", PartPathWords.Of(Draft.Of, e.Place, T)],
        DraftSentForReview e => T["history.sent", e.Note],
        DraftSentBack e => T["history.sent-back", e.Reason],
        DraftPartSeen e => T["history.seen", T["read." + e.Part]],
        // Before it is sent back the authors are not told what, only that.
        DraftPartCommented { Text: "" } e => T["history.comment-taken-back", T["read." + e.Part]],
        DraftPartCommented e => T["history.commented", T["read." + e.Part]],
        DraftPublished e => T["history.published", e.Version, e.Effective],
        DraftDiscarded => T["history.discarded"],
        var other => other.GetType().Name,
    };
}
