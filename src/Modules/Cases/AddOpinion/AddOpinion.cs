using System.Collections.Immutable;
using OneStop.Contracts.Catalog;
using OneStop.Kernel;
using OneStop.Kernel.Store;

namespace OneStop.Cases.AddOpinion;

/// <summary>A reviewer judges checkpoints, some or all, and may leave a note that only colleagues read.</summary>
/// <param name="Checkpoints">Checkpoint id to judgement; those left out are not judged yet.</param>
internal sealed record Opine(string Number, string Item, ImmutableSortedDictionary<string, Judgement> Checkpoints, string Note) : ICommand<Case, Done>;

internal sealed class OpineHandler(ICatalog catalog) : ICommandHandler<Case, Opine, Done>
{
    public const int MaxNote = 500;

    Outcome<Decision<Done>> ICommandHandler<Case, Opine, Done>.Decide(Case state, Opine command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, Official.Of(by), catalog);

    public static Outcome<Decision<Done>> Decide(Case state, Opine command, Official by, ICatalog catalog)
    {
        var found = by.AtDepartment(state, command.Number, command.Item);
        if (!found.Succeeded(out var item))
            return Outcome<Decision<Done>>.Refused(found.Refusals);
        if (Standing.NotUnderReview(item) is { } refusal)
            return refusal;
        var opinion = Judge(item, ItemShare.Of(catalog, state, item.Code), command.Checkpoints, command.Note);
        if (!opinion.Succeeded(out var added))
            return Outcome<Decision<Done>>.Refused(opinion.Refusals);
        return added is null ? Decision.Of(Done.It) : Decision.Of(Done.It, added);
    }

    /// <summary>The opinion as an event; null when nothing in it is new.</summary>
    public static Outcome<OpinionAdded?> Judge(ItemCase item, ItemShare share, ImmutableSortedDictionary<string, Judgement> judged, string note)
    {
        if (judged.Keys.FirstOrDefault(id => share.Checkpoints.All(c => c.Id != id)) is { } unknown)
            return Refusal.Invalid("cases.checkpoint-unknown", "check-" + unknown);
        if (note.Trim().Length > MaxNote)
            return Refusal.Invalid("cases.text-too-long", "note", MaxNote, note.Trim().Length - MaxNote);
        var before = item.Opinion?.Checkpoints ?? ImmutableSortedDictionary<string, Judgement>.Empty;
        var isNew = note.Trim().Length > 0 || judged.Count != before.Count || judged.Any(j => !before.TryGetValue(j.Key, out var was) || was != j.Value);
        return Outcome<OpinionAdded?>.Of(isNew ? new OpinionAdded(item.Code, judged, note.Trim()) : null);
    }
}
