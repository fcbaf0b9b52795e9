using System.Text.Json.Nodes;
using OneStop.Catalog.Studio.ChangePart;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.Reorder;

/// <param name="By">Places in its list, down when positive.</param>
internal sealed record MovePart(string Place, string Seen, int By) : ICommand<CatalogDraft, Unit>;

/// <summary>Moves one part of a draft within its list.</summary>
internal sealed class MovePartHandler : ICommandHandler<CatalogDraft, MovePart, Unit>
{
    public Result<Decision<Unit>> Decide(CatalogDraft state, MovePart command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Place, command.Seen, command.By);

    public static Result<Decision<Unit>> Decide(CatalogDraft state, string place, string seen, int by)
    {
        if (PartChange.Refused(state, place, seen) is { } refusal)
            return refusal;
        return place.Length > 0 && PartPath.Find(state.Body, place) is not null && PartPath.Find(state.Body, PartPath.Parent(place)) is JsonArray
            ? Decision.Just(new DraftPartMoved(place, Math.Sign(by)))
            : Refusal.NotFound("catalog.draft-not-found");
    }
}
