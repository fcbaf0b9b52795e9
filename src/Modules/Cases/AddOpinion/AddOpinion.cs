using System.Collections.Immutable;
using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Cases.AddOpinion;

/// <summary>A reviewer judges checkpoints, some or all, and may leave a note that only colleagues read.</summary>
/// <param name="Checkpoints">Checkpoint id to judgement; those left out are not judged yet.</param>
internal sealed record Opine(string Number, string Item, ImmutableSortedDictionary<string, Judgement> Checkpoints, string Note) : ICommand<Case, Unit>;

internal sealed class OpineHandler(ICatalog catalog) : ICommandHandler<Case, Opine, Unit>
{
    public const int MaxNote = 500;

    Result<Decision<Unit>> ICommandHandler<Case, Opine, Unit>.Decide(Case state, Opine command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, Official.Of(by), catalog);

    public static Result<Decision<Unit>> Decide(Case state, Opine command, Official by, ICatalog catalog)
    {
        var found = by.AtDepartment(state, command.Number, command.Item);
        if (!found.Succeeded(out var item))
            return Result<Decision<Unit>>.Refused(found.Refusals);
        if (Standing.NotUnderReview(item) is { } refusal)
            return refusal;
        var opinion = Judge(item, ItemShare.Of(catalog, state, item.Code), command.Checkpoints, command.Note);
        if (!opinion.Succeeded(out var added))
            return Result<Decision<Unit>>.Refused(opinion.Refusals);
        return added is null ? Decision.Of(Unit.Value) : Decision.Of(Unit.Value, added);
    }

    /// <summary>The opinion as an event; null when nothing in it is new.</summary>
    public static Result<OpinionAdded?> Judge(ItemCase item, ItemShare share, ImmutableSortedDictionary<string, Judgement> judged, string note)
    {
        if (judged.Keys.FirstOrDefault(id => share.Checkpoints.All(c => c.Id != id)) is { } unknown)
            return Refusal.Invalid("cases.checkpoint-unknown", "check-" + unknown);
        if (note.Trim().Length > MaxNote)
            return Refusal.Invalid("cases.text-too-long", "note", MaxNote, note.Trim().Length - MaxNote);
        var before = item.Opinion?.Checkpoints ?? ImmutableSortedDictionary<string, Judgement>.Empty;
        var isNew = note.Trim().Length > 0 || judged.Count != before.Count || judged.Any(j => !before.TryGetValue(j.Key, out var was) || was != j.Value);
        return Result<OpinionAdded?>.Of(isNew ? new OpinionAdded(item.Code, judged, note.Trim()) : null);
    }
}
