using OneStop.Catalog.Studio.Differences;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Catalog.Studio.ReadThrough;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.Publish;

/// <param name="Seen">Fingerprint of the draft as the reviewer saw it.</param>
internal sealed record PublishDraft(string Seen) : ICommand<CatalogDraft, Unit>
{
    /// <summary>What is to be written; null until it is prepared. One plan for event and tables: both must say the same version.</summary>
    internal PublicationPlan? Plan { get; init; }

    /// <summary>From when on it is in force, as the plan has it.</summary>
    internal DateTimeOffset Effective { get; init; }
}

/// <summary>Somebody who did not write in a draft publishes it (四眼). It is checked and written in the transaction of the decision.</summary>
internal sealed class PublishDraftHandler(CatalogInMemory catalog) : ICommandHandler<CatalogDraft, PublishDraft, Unit>
{
    public Result<Decision<Unit>> Decide(CatalogDraft state, PublishDraft command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Seen, command.Plan!, command.Effective,
            ReadPart.Unread(state, PartDifference.Published(state, catalog), by.Actor), by.Actor);

    /// <param name="unread">Parts of the reading page that the reviewer has yet to read.</param>
    public static Result<Decision<Unit>> Decide(CatalogDraft state, string seen, PublicationPlan plan, DateTimeOffset effective, IReadOnlyList<string> unread,
        Guid by)
    {
        if (state.Status != DraftStatus.InReview)
            return Refusal.Conflict("catalog.draft-not-in-review");
        if (state.Authors.Contains(by))
            return Refusal.Forbidden("catalog.four-eyes");
        if (PartPath.Fingerprint(state.Body) != seen)
            return Refusal.Conflict("catalog.draft-changed-since");
        if (unread.Count > 0)
            return Refusal.Conflict("catalog.draft-unread", unread.Count);
        return plan.MayBePublished
            ? Decision.Just(new DraftPublished(plan.Version, effective))
            : Refusal.Invalid("catalog.draft-has-faults", null, plan.Faults.Count);
    }
}
