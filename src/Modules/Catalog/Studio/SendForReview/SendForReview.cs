using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Publish;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Catalog.Studio.SendForReview;

/// <param name="Effective">From when on it is to be in force; the moment of publication when that is later.</param>
/// <param name="EnglishFollows">The authors know that English readers will read Chinese in places.</param>
internal sealed record SendDraftForReview(string Note, DateTimeOffset Effective, bool EnglishFollows = false) : ICommand<CatalogDraft, Unit>;

/// <summary>Those who wrote a draft without faults hand it to somebody who did not (四眼).</summary>
internal sealed class SendDraftForReviewHandler(CatalogInMemory catalog) : ICommandHandler<CatalogDraft, SendDraftForReview, Unit>
{
    public const int LongestNote = 500;

    public Result<Decision<Unit>> Decide(CatalogDraft state, SendDraftForReview command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command with { Note = command.Note.Trim() }, PublicationPlan.Of(state, catalog, command.Effective), catalog.IsPublished(state), now);

    /// <param name="state">The draft.</param>
    /// <param name="command">With a note without space around it.</param>
    /// <param name="plan">What the draft would become.</param>
    /// <param name="same">It is what is published already.</param>
    /// <param name="now">A day that has begun is today's.</param>
    public static Result<Decision<Unit>> Decide(CatalogDraft state, SendDraftForReview command, PublicationPlan plan, bool same, DateTimeOffset now)
    {
        var note = command.Note;
        if (!state.IsOpen)
            return Refusal.Conflict("catalog.draft-not-open");
        if (note.Length == 0)
            return Refusal.Invalid("catalog.note-missing", "note");
        if (note.Length > LongestNote)
            return Refusal.Invalid("catalog.text-too-long", "note", LongestNote);
        if (command.Effective.ChinaDate() < now.ChinaDate())
            return Refusal.Invalid("catalog.day-past", "effective", now);
        if (plan.Faults.Count > 0)
            return Refusal.Invalid("catalog.draft-has-faults", null, plan.Faults.Count);
        if (same)
            return Refusal.Conflict("catalog.draft-unchanged");
        return plan.Untranslated.Count > 0 && !command.EnglishFollows
            ? Refusal.Invalid("catalog.english-missing", "english", plan.Untranslated.Count)
            : Decision.Just(new DraftSentForReview(note, command.Effective));
    }
}
