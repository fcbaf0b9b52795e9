using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Cases.Departments;

/// <summary>A reviewer judges checkpoints, some or all, and may leave a note that only colleagues read.</summary>
/// <param name="Checkpoints">Checkpoint id to judgement; those left out are not judged yet.</param>
internal sealed record AddOpinion(string Number, string Item, ImmutableSortedDictionary<string, Judgement> Checkpoints, string Note) : ICommand<Case, Unit>
{
    /// <summary>What the applicant would read, as far as it is written.</summary>
    public string? Words { get; init; }

    /// <summary>What would be settled, as far as it is typed.</summary>
    public DecidedValues Decided { get; init; } = DecidedValues.None;

    /// <summary><see cref="ItemCase.Opinions"/> as the form showed it; null when no form was shown.</summary>
    public int? Seen { get; init; }
}

internal sealed class AddOpinionHandler(ICatalog catalog) : ICommandHandler<Case, AddOpinion, Unit>
{
    public const int MaxNote = 500;
    private const int MaxDecided = 4000;

    Result<Decision<Unit>> ICommandHandler<Case, AddOpinion, Unit>.Decide(Case state, AddOpinion command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, StaffMember.Of(by), catalog);

    public static Result<Decision<Unit>> Decide(Case state, AddOpinion command, StaffMember by, ICatalog catalog)
    {
        if (!by.UnderReview(state, command.Number, command.Item).Succeeded(out var item, out var refused))
            return refused;
        var judged = Judge(item, ItemShare.Of(catalog, state, item.Code), command.Checkpoints, command.Note, command.Words, command.Decided,
            command.Seen);
        return judged.Then(opinion => Decision.Just([.. opinion]));
    }

    /// <summary>The opinion as an event; none when nothing in it is new.</summary>
    public static Result<ImmutableList<OpinionAdded>> Judge(ItemCase item, ItemShare share, ImmutableSortedDictionary<string, Judgement> judged, string note,
        string? words, DecidedValues decided, int? seen)
    {
        if (judged.Keys.FirstOrDefault(id => share.Checkpoints.All(c => c.Id != id)) is { } unknown)
            return Refusal.Invalid("cases.checkpoint-unknown", "check-" + unknown);
        if (decided.Values.FirstOrDefault(v => share.Item.Decides.All(d => d.Element != v.Key) || v.Value.Length > MaxDecided).Key is { } odd)
            return Refusal.Invalid("cases.decided-unknown", Settlement.Field(odd));
        note = TextRules.Tidy(note);
        if (TypedText.Length(note) > MaxNote)
            return Refusal.Invalid("cases.text-too-long", "note", MaxNote, TypedText.Length(note) - MaxNote);
        words = TextRules.Tidy(words);
        if (TypedText.Length(words) > GrantItemHandler.MaxOpinion)
            return Refusal.Invalid("cases.text-too-long", "opinion", GrantItemHandler.MaxOpinion, TypedText.Length(words) - GrantItemHandler.MaxOpinion);
        var before = item.Opinion?.Checkpoints ?? ImmutableSortedDictionary<string, Judgement>.Empty;
        // Nothing written leaves what a colleague wrote.
        var kept = item.Opinion?.Words?.Value ?? "";
        var isWritten = words.Length > 0 && words != kept;
        var settled = item.Opinion?.Decided?.Value ?? DecidedValues.None;
        var isSettled = !decided.Values.IsEmpty && !decided.Equals(settled);
        var differs = isWritten && kept.Length > 0 || isSettled && !settled.Values.IsEmpty
            || judged.Count != before.Count || judged.Any(j => !before.TryGetValue(j.Key, out var was) || was != j.Value);
        // A colleague kept other judgements since this form was shown: nobody's are replaced unseen.
        if (differs && seen < item.Opinions)
            return Refusal.Conflict("cases.opinion-overtaken");
        if (!differs && note.Length == 0 && !isWritten && !isSettled)
            return ImmutableList<OpinionAdded>.Empty;
        var now = isWritten ? words : kept;
        var values = isSettled ? decided : settled;
        return ImmutableList.Create(new OpinionAdded(item.Code, judged, note, now.Length == 0 ? null : new(now), values.Values.IsEmpty ? null : new(values)));
    }
}
