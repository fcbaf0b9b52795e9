using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.Publish;

/// <param name="Seen">Fingerprint of the draft as the reviewer saw it.</param>
internal sealed record PublishDraft(string Seen) : ICommand<CatalogDraft, Unit>;

/// <summary>Somebody who did not write in a draft publishes it (四眼). It is checked and written in the transaction of the decision.</summary>
internal sealed class PublishDraftHandler(CatalogInMemory catalog) : ICommandHandler<CatalogDraft, PublishDraft, Unit>
{
    public Result<Decision<Unit>> Decide(CatalogDraft state, PublishDraft command, CommandContext by, DateTimeOffset now)
    {
        var effective = state.Effective > now ? state.Effective.Value : now;
        return Decide(state, command.Seen, PublicationPlan.Of(state, catalog, effective), effective, by.Actor);
    }

    public static Result<Decision<Unit>> Decide(CatalogDraft state, string seen, PublicationPlan plan, DateTimeOffset effective, Guid by)
    {
        if (state.Status != DraftStatus.InReview)
            return Refusal.Conflict("catalog.draft-not-in-review");
        if (state.Authors.Contains(by))
            return Refusal.Forbidden("catalog.four-eyes");
        if (PartPath.Fingerprint(state.Body) != seen)
            return Refusal.Conflict("catalog.draft-changed-since");
        return plan.MayBePublished
            ? Decision.Of(Unit.Value, new DraftPublished(plan.Version, effective))
            : Refusal.Invalid("catalog.draft-has-faults", null, plan.Faults.Count);
    }
}
