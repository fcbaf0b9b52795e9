using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.ChangePart;

/// <param name="List">Where they are added, all of them or none.</param>
internal sealed record PutParts(string List, IReadOnlyList<JsonObject> Parts) : ICommand<CatalogDraft, Unit>;

/// <summary>Adds several parts to a list of a draft.</summary>
internal sealed class PutPartsHandler : ICommandHandler<CatalogDraft, PutParts, Unit>
{
    public Result<Decision<Unit>> Decide(CatalogDraft state, PutParts command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.List, command.Parts);

    public static Result<Decision<Unit>> Decide(CatalogDraft state, string list, IReadOnlyList<JsonObject> parts)
    {
        var changes = new List<DraftPartChanged>();
        foreach (var part in parts)
        {
            var place = $"{list}/{MatterCheck.Name(part)}";
            if (changes.Exists(c => c.Place == place))
                return Refusal.Conflict("catalog.line-twice", MatterCheck.Name(part)!) with { Field = "many" };
            if (PartChange.Refused(state, place, "") is { } refusal)
                return refusal.Code == "catalog.code-taken" ? Refusal.Conflict("catalog.line-taken", MatterCheck.Name(part)!) with { Field = "many" } : refusal;
            changes.Add(new(place, JsonSerializer.SerializeToElement(part)));
        }

        return PartChange.Of(state, changes);
    }
}
