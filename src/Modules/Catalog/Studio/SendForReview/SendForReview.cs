using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Publish;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.SendForReview;

/// <param name="Effective">From when on it is to be in force; the moment of publication when that is later.</param>
internal sealed record SendDraftForReview(string Note, DateTimeOffset Effective) : ICommand<CatalogDraft, Unit>;

/// <summary>Those who wrote a draft without faults hand it to somebody who did not (四眼).</summary>
internal sealed class SendDraftForReviewHandler(CatalogInMemory catalog) : ICommandHandler<CatalogDraft, SendDraftForReview, Unit>
{
    public const int LongestNote = 500;

    public Result<Decision<Unit>> Decide(CatalogDraft state, SendDraftForReview command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Note.Trim(), command.Effective, PublicationPlan.Of(state, catalog, command.Effective).Faults.Count);

    /// <param name="state">The draft.</param>
    /// <param name="note">What was changed, without space around it.</param>
    /// <param name="effective">From when on it is to be in force.</param>
    /// <param name="faults">How many faults it has.</param>
    public static Result<Decision<Unit>> Decide(CatalogDraft state, string note, DateTimeOffset effective, int faults)
    {
        if (!state.IsOpen)
            return Refusal.Conflict("catalog.draft-not-open");
        if (note.Length == 0)
            return Refusal.Invalid("catalog.note-missing", "note");
        if (note.Length > LongestNote)
            return Refusal.Invalid("catalog.text-too-long", "note", LongestNote);
        return faults > 0 ? Refusal.Invalid("catalog.draft-has-faults", null, faults) : Decision.Just(new DraftSentForReview(note, effective));
    }
}
