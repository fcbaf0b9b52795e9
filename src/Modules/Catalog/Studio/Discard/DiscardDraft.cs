using OneStop.Catalog.Studio.Drafts;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.Discard;

internal sealed record DiscardDraft : ICommand<CatalogDraft, Unit>;

/// <summary>Gives up a draft that was not published.</summary>
internal sealed class DiscardDraftHandler : ICommandHandler<CatalogDraft, DiscardDraft, Unit>
{
    public Result<Decision<Unit>> Decide(CatalogDraft state, DiscardDraft command, CommandContext by, DateTimeOffset now) => Decide(state);

    public static Result<Decision<Unit>> Decide(CatalogDraft state) => state.Status is DraftStatus.Open or DraftStatus.InReview
        ? Decision.Just(new DraftDiscarded())
        : Refusal.Conflict("catalog.draft-not-open");
}
