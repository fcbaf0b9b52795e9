using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.ChangePart;

/// <param name="Seen">Fingerprint of the part as the official saw it; empty when it is to be added.</param>
/// <param name="After">Null to take it out.</param>
internal sealed record PutPart(string Place, string Seen, JsonNode? After) : ICommand<CatalogDraft, Unit>;

/// <summary>Writes, adds or takes out one part of a draft.</summary>
internal sealed class PutPartHandler : ICommandHandler<CatalogDraft, PutPart, Unit>
{
    public Result<Decision<Unit>> Decide(CatalogDraft state, PutPart command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Place, command.Seen, command.After);

    public static Result<Decision<Unit>> Decide(CatalogDraft state, string place, string seen, JsonNode? after)
    {
        if (PartChange.Refused(state, place, seen) is { } refusal)
            return refusal;
        if (JsonNode.DeepEquals(PartPath.Find(state.Body, place), after))
            return Decision.Just();
        return PartChange.Of(state, [new(place, after is null ? null : JsonSerializer.SerializeToElement(after))]);
    }
}
