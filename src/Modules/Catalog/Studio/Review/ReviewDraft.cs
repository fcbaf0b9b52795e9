using Npgsql;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Catalog.Studio.StartDraft;
using OneStop.Kernel;
using OneStop.Kernel.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Review;

/// <summary>
/// The way of a draft to the public: sent for review by those who wrote it, published or sent back by somebody who did not
/// (四眼). What is published is checked and written in the transaction of the decision.
/// </summary>
[UseCase]
internal sealed class ReviewDraftHandler(EventStore store, CatalogInMemory catalog)
{
    public const int LongestText = 500;

    /// <param name="effective">From when on it is to be in force; the moment of publication when that is later.</param>
    public Task<Outcome<Done>> Send(Guid id, string note, DateTimeOffset effective, Actor by, Guid? key, CancellationToken cancel) => store.Decide<Draft, Done>(
        id, StartDraftHandler.By(by, key), (state, _) => DecideSend(state, note, effective, Readied.Of(state, catalog, effective).Faults.Count), cancel: cancel);

    public Task<Outcome<Done>> SendBack(Guid id, string reason, Actor by, Guid? key, CancellationToken cancel) =>
        store.Decide<Draft, Done>(id, StartDraftHandler.By(by, key), (state, _) => DecideSendBack(state, reason), cancel: cancel);

    public Task<Outcome<Done>> Discard(Guid id, Actor by, Guid? key, CancellationToken cancel) =>
        store.Decide<Draft, Done>(id, StartDraftHandler.By(by, key), (state, _) => DecideDiscard(state), cancel: cancel);

    /// <param name="seen">Fingerprint of the draft as the reviewer saw it.</param>
    public async Task<Outcome<Done>> Publish(Guid id, string seen, Actor by, Guid? key, CancellationToken cancel)
    {
        // What another node published a moment ago counts: versions are numbered from it.
        await Task.Run(catalog.Refresh, cancel);
        Readied? readied = null;
        try
        {
            var outcome = await store.Decide<Draft, Done>(id, StartDraftHandler.By(by, key), (state, now) =>
            {
                var effective = state.Effective > now ? state.Effective.Value : now;
                readied = Readied.Of(state, catalog, effective);
                return DecidePublish(state, seen, readied, effective, by.Account);
            }, also: () => readied!.Statements(by.Account), cancel: cancel);
            await Task.Run(catalog.Refresh, CancellationToken.None);
            return outcome;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: "catalog" })
        {
            return Refusal.Conflict("catalog.published-meanwhile");
        }
    }

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
