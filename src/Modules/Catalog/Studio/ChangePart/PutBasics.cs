using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.ChangePart;

/// <summary>The basics: members of the draft itself, written together or not at all.</summary>
/// <param name="Seen">Fingerprint of the whole draft as it was shown.</param>
internal sealed record PutBasics(string Seen, JsonObject After, IReadOnlyList<string> Members) : ICommand<CatalogDraft, Unit>;

/// <summary>Writes the members of a draft that belong to no part of it.</summary>
internal sealed class PutBasicsHandler : ICommandHandler<CatalogDraft, PutBasics, Unit>
{
    public Result<Decision<Unit>> Decide(CatalogDraft state, PutBasics command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Seen, command.After, command.Members);

    public static Result<Decision<Unit>> Decide(CatalogDraft state, string seen, JsonObject after, IReadOnlyList<string> members)
    {
        if (PartChange.Refused(state, "", seen) is { } refusal)
            return refusal;
        return PartChange.Of(state,
        [
            .. members.Where(m => !JsonNode.DeepEquals(state.Body[m], after[m]))
                .Select(m => new DraftPartChanged(m, after[m] is { } value ? JsonSerializer.SerializeToElement(value) : null)),
        ]);
    }
}
