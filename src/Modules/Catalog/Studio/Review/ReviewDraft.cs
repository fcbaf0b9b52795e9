using Npgsql;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Kernel;
using OneStop.Kernel.Store;

namespace OneStop.Catalog.Studio.Review;

/// <param name="Effective">From when on it is to be in force; the moment of publication when that is later.</param>
internal sealed record SendForReview(string Note, DateTimeOffset Effective) : ICommand<Draft, Done>;

internal sealed record SendBack(string Reason) : ICommand<Draft, Done>;

internal sealed record DiscardDraft : ICommand<Draft, Done>;

/// <param name="Seen">Fingerprint of the draft as the reviewer saw it.</param>
internal sealed record PublishDraft(string Seen) : ICommand<Draft, Done>;

/// <summary>
/// The way of a draft to the public: sent for review by those who wrote it, published or sent back by somebody who did not
/// (四眼). What is published is checked and written in the transaction of the decision.
/// </summary>
internal sealed class ReviewDraftHandler(CatalogInMemory catalog)
    : ICommandHandler<Draft, SendForReview, Done>, ICommandHandler<Draft, SendBack, Done>, ICommandHandler<Draft, DiscardDraft, Done>, ICommandHandler<Draft, PublishDraft, Done>,
        IPreparesCommand<Draft, PublishDraft>
{
    public const int LongestText = 500;

    public Outcome<Decision<Done>> Decide(Draft state, SendForReview command, CommandContext by, DateTimeOffset now) =>
        DecideSend(state, command.Note, command.Effective, Readied.Of(state, catalog, command.Effective).Faults.Count);

    public Outcome<Decision<Done>> Decide(Draft state, SendBack command, CommandContext by, DateTimeOffset now) => DecideSendBack(state, command.Reason);

    public Outcome<Decision<Done>> Decide(Draft state, DiscardDraft command, CommandContext by, DateTimeOffset now) => DecideDiscard(state);

    /// <summary>What another node published a moment ago counts: versions are numbered from it.</summary>
    public async Task<PublishDraft> Prepare(Draft state, PublishDraft command)
    {
        await Task.Run(catalog.Refresh);
        return command;
    }

    public Outcome<Decision<Done>> Decide(Draft state, PublishDraft command, CommandContext by, DateTimeOffset now)
    {
        var effective = state.Effective > now ? state.Effective.Value : now;
        var readied = Readied.Of(state, catalog, effective);
        return DecidePublish(state, command.Seen, readied, effective, by.Actor).Then(decision => decision with { With = [.. readied.Statements(by.Actor)] });
    }

    public Refusal? Refused(PublishDraft command, PostgresException violated) =>
        violated is { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: "catalog" } ? Refusal.Conflict("catalog.published-meanwhile") : null;

    public static Outcome<Decision<Done>> DecideSend(Draft state, string note, DateTimeOffset effective, int faults)
    {
        if (!state.IsOpen)
            return Refusal.Conflict("catalog.draft-not-open");
        if (note.Trim().Length == 0)
            return Refusal.Invalid("catalog.note-missing", "note");
        if (note.Trim().Length > LongestText)
            return Refusal.Invalid("catalog.text-too-long", "note", LongestText);
        return faults > 0 ? Refusal.Invalid("catalog.draft-has-faults", null, faults) : Decision.Of(Done.It, new DraftSentForReview(note.Trim(), effective));
    }

    public static Outcome<Decision<Done>> DecideSendBack(Draft state, string reason)
    {
        if (state.Status != DraftStatus.InReview)
            return Refusal.Conflict("catalog.draft-not-in-review");
        if (reason.Trim().Length == 0)
            return Refusal.Invalid("catalog.reason-missing", "reason");
        return reason.Trim().Length > LongestText ? Refusal.Invalid("catalog.text-too-long", "reason", LongestText) : Decision.Of(Done.It, new DraftSentBack(reason.Trim()));
    }

    public static Outcome<Decision<Done>> DecideDiscard(Draft state) =>
        state.Status is DraftStatus.Open or DraftStatus.InReview ? Decision.Of(Done.It, new DraftDiscarded()) : Refusal.Conflict("catalog.draft-not-open");

    public static Outcome<Decision<Done>> DecidePublish(Draft state, string seen, Readied readied, DateTimeOffset effective, Guid by)
    {
        if (state.Status != DraftStatus.InReview)
            return Refusal.Conflict("catalog.draft-not-in-review");
        if (state.Authors.Contains(by))
            return Refusal.Forbidden("catalog.four-eyes");
        if (Place.Fingerprint(state.Body) != seen)
            return Refusal.Conflict("catalog.draft-changed-since");
        return readied.MayBePublished ? Decision.Of(Done.It, new DraftPublished(readied.Version, effective)) : Refusal.Invalid("catalog.draft-has-faults", null, readied.Faults.Count);
    }
}
