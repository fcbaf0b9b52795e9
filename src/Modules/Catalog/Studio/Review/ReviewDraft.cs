using Npgsql;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Domain;
using OneStop.EventSourcing.Store;

namespace OneStop.Catalog.Studio.Review;

/// <param name="Effective">From when on it is to be in force; the moment of publication when that is later.</param>
internal sealed record SendForReview(string Note, DateTimeOffset Effective) : ICommand<Draft, Unit>;

internal sealed record SendBack(string Reason) : ICommand<Draft, Unit>;

internal sealed record DiscardDraft : ICommand<Draft, Unit>;

/// <param name="Seen">Fingerprint of the draft as the reviewer saw it.</param>
internal sealed record PublishDraft(string Seen) : ICommand<Draft, Unit>;

/// <summary>
/// The way of a draft to the public: sent for review by those who wrote it, published or sent back by somebody who did not
/// (四眼). What is published is checked and written in the transaction of the decision.
/// </summary>
internal sealed class ReviewDraftHandler(CatalogInMemory catalog)
    : ICommandHandler<Draft, SendForReview, Unit>, ICommandHandler<Draft, SendBack, Unit>, ICommandHandler<Draft, DiscardDraft, Unit>, ICommandHandler<Draft, PublishDraft, Unit>,
        IPreparesCommand<Draft, PublishDraft>, IWritesTables<Draft, PublishDraft>
{
    public const int LongestText = 500;

    public Result<Decision<Unit>> Decide(Draft state, SendForReview command, CommandContext by, DateTimeOffset now) =>
        DecideSend(state, command.Note, command.Effective, Readied.Of(state, catalog, command.Effective).Faults.Count);

    public Result<Decision<Unit>> Decide(Draft state, SendBack command, CommandContext by, DateTimeOffset now) => DecideSendBack(state, command.Reason);

    public Result<Decision<Unit>> Decide(Draft state, DiscardDraft command, CommandContext by, DateTimeOffset now) => DecideDiscard(state);

    /// <summary>What another node published a moment ago counts: versions are numbered from it.</summary>
    public async Task<PublishDraft> Prepare(Draft state, PublishDraft command)
    {
        await Task.Run(catalog.Refresh);
        return command;
    }

    public Result<Decision<Unit>> Decide(Draft state, PublishDraft command, CommandContext by, DateTimeOffset now)
    {
        var effective = state.Effective > now ? state.Effective.Value : now;
        return DecidePublish(state, command.Seen, Readied.Of(state, catalog, effective), effective, by.Actor);
    }

    public IEnumerable<NpgsqlBatchCommand> Statements(Draft state, PublishDraft command, CommandContext by, IReadOnlyList<IEvent> events) =>
        Readied.Of(state, catalog, events.OfType<DraftPublished>().Single().Effective).Statements(by.Actor);

    public Refusal? Refused(PublishDraft command, PostgresException violated) =>
        violated is { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: "catalog" } ? Refusal.Conflict("catalog.published-meanwhile") : null;

    public static Result<Decision<Unit>> DecideSend(Draft state, string note, DateTimeOffset effective, int faults)
    {
        if (!state.IsOpen)
            return Refusal.Conflict("catalog.draft-not-open");
        if (note.Trim().Length == 0)
            return Refusal.Invalid("catalog.note-missing", "note");
        if (note.Trim().Length > LongestText)
            return Refusal.Invalid("catalog.text-too-long", "note", LongestText);
        return faults > 0 ? Refusal.Invalid("catalog.draft-has-faults", null, faults) : Decision.Of(Unit.Value, new DraftSentForReview(note.Trim(), effective));
    }

    public static Result<Decision<Unit>> DecideSendBack(Draft state, string reason)
    {
        if (state.Status != DraftStatus.InReview)
            return Refusal.Conflict("catalog.draft-not-in-review");
        if (reason.Trim().Length == 0)
            return Refusal.Invalid("catalog.reason-missing", "reason");
        return reason.Trim().Length > LongestText ? Refusal.Invalid("catalog.text-too-long", "reason", LongestText) : Decision.Of(Unit.Value, new DraftSentBack(reason.Trim()));
    }

    public static Result<Decision<Unit>> DecideDiscard(Draft state) =>
        state.Status is DraftStatus.Open or DraftStatus.InReview ? Decision.Of(Unit.Value, new DraftDiscarded()) : Refusal.Conflict("catalog.draft-not-open");

    public static Result<Decision<Unit>> DecidePublish(Draft state, string seen, Readied readied, DateTimeOffset effective, Guid by)
    {
        if (state.Status != DraftStatus.InReview)
            return Refusal.Conflict("catalog.draft-not-in-review");
        if (state.Authors.Contains(by))
            return Refusal.Forbidden("catalog.four-eyes");
        if (Place.Fingerprint(state.Body) != seen)
            return Refusal.Conflict("catalog.draft-changed-since");
        return readied.MayBePublished ? Decision.Of(Unit.Value, new DraftPublished(readied.Version, effective)) : Refusal.Invalid("catalog.draft-has-faults", null, readied.Faults.Count);
    }
}
