using System.Text.Json.Nodes;
using System.Text.Json;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.ChangePart;

/// <param name="Seen">Fingerprint of the part as the official saw it; empty when it is to be added.</param>
/// <param name="After">Null to take it out.</param>
internal sealed record PutPart(string Place, string Seen, JsonNode? After) : ICommand<Draft, Unit>;

/// <summary>The basics: members of the draft itself, written together or not at all.</summary>
/// <param name="Seen">Fingerprint of the whole draft as it was shown.</param>
internal sealed record PutBasics(string Seen, JsonObject After, IReadOnlyList<string> Members) : ICommand<Draft, Unit>;

/// <param name="By">Places in its list, down when positive.</param>
internal sealed record MovePart(string Place, string Seen, int By) : ICommand<Draft, Unit>;

/// <summary>
/// Writes, adds, moves or takes out one part of a draft. Two officials may work on different parts at once; on the same
/// part the second is told, and nothing of the first is lost.
/// </summary>
internal sealed class ChangePartHandler : ICommandHandler<Draft, PutPart, Unit>, ICommandHandler<Draft, PutBasics, Unit>, ICommandHandler<Draft, MovePart, Unit>
{
    /// <summary>Characters of JSON that a draft may come to.</summary>
    public const int Largest = 1_000_000;

    public Result<Decision<Unit>> Decide(Draft state, PutPart command, CommandContext by, DateTimeOffset now) => Decide(state, command.Place, command.Seen, command.After);

    public Result<Decision<Unit>> Decide(Draft state, PutBasics command, CommandContext by, DateTimeOffset now) =>
        DecideBasics(state, command.Seen, command.After, command.Members);

    public Result<Decision<Unit>> Decide(Draft state, MovePart command, CommandContext by, DateTimeOffset now) => DecideMove(state, command.Place, command.Seen, command.By);

    public static Result<Decision<Unit>> Decide(Draft state, string place, string seen, JsonNode? after)
    {
        if (Refused(state, place, seen) is { } refusal)
            return refusal;
        var now = Place.Find(state.Body, place);
        if (JsonNode.DeepEquals(now, after))
            return Decision.Of(Unit.Value);
        var changed = new DraftPartChanged(place, after is null ? null : JsonSerializer.SerializeToElement(after));
        return Place.Put(state.Body, place, changed.After).ToJsonString().Length > Largest ? Refusal.Invalid("catalog.draft-too-large", null, Largest) : Decision.Of(Unit.Value, changed);
    }

    public static Result<Decision<Unit>> DecideBasics(Draft state, string seen, JsonObject after, IReadOnlyList<string> members)
    {
        if (Refused(state, "", seen) is { } refusal)
            return refusal;
        var changed = members.Where(m => !JsonNode.DeepEquals(state.Body[m], after[m])).Select(m => new DraftPartChanged(m, after[m] is { } value ? JsonSerializer.SerializeToElement(value) : null)).ToList();
        return changed.Aggregate(state.Body, (body, c) => Place.Put(body, c.Place, c.After)).ToJsonString().Length > Largest
            ? Refusal.Invalid("catalog.draft-too-large", null, Largest) : Decision.Of(Unit.Value, changed);
    }

    public static Result<Decision<Unit>> DecideMove(Draft state, string place, string seen, int by)
    {
        if (Refused(state, place, seen) is { } refusal)
            return refusal;
        return place.Length > 0 && Place.Find(state.Body, place) is not null && Place.Find(state.Body, Place.Parent(place)) is JsonArray
            ? Decision.Of(Unit.Value, new DraftPartMoved(place, Math.Sign(by))) : Refusal.NotFound("catalog.draft-not-found");
    }

    private static Refusal? Refused(Draft state, string place, string seen)
    {
        if (!state.IsOpen)
            return Refusal.Conflict("catalog.draft-not-open");
        var there = Place.Fingerprint(Place.Find(state.Body, place));
        if (there == seen)
            return null;
        return seen.Length == 0 ? Refusal.Conflict("catalog.code-taken", Place.Split(place).LastOrDefault() ?? state.Code) : Refusal.Conflict("catalog.part-changed-meanwhile", state.ChangedBy, state.ChangedAt);
    }
}
